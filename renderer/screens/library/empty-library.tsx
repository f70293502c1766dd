import { Button } from 'react-aria-components/Button'
import { runCommand } from '../../commands/run-command.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { canEdit } from '../../store/app-state.ts'
import { useApp } from '../../store/store.ts'

/** A project without articles: what to do first. */
export function EmptyLibrary() {
  const { say } = useWording()
  const editable = useApp(canEdit)
  return (
    <div className="library-empty">
      <h3>{say('library.empty.title')}</h3>
      {editable ? (
        <>
          <p>{say('library.empty.text')}</p>
          <Button className="button primary" onPress={() => runCommand('articles.import')}>
            {say('library.empty.import')}
          </Button>
          <Button className="button" onPress={() => runCommand('articles.paste')}>
            {say('library.empty.paste')}
          </Button>
        </>
      ) : null}
      <Button className="button" onPress={() => runCommand('project.openSample')}>
        {say('library.empty.sample')}
      </Button>
    </div>
  )
}
