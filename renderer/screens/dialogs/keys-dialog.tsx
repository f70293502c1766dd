import type { LabelDefinition } from '#app/codebook/codebook.ts'
import { type CommandId, catalogue, type KeyChord } from '#app/commands/catalogue.ts'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { KeyHint } from '../../components/key-hint.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { closeDialog, useApp } from '../../store/store.ts'
import './keys-dialog.css'

const groups = ['annotation', 'edit', 'file', 'view'] as const
/** The platform's own keys, which are no commands; the arrows stand for any of them. */
const textKeys = [
  { title: 'keys.caret', chord: 'ArrowLeft+ArrowRight+ArrowUp+ArrowDown' },
  { title: 'keys.select', chord: 'Shift+ArrowLeft+ArrowRight' },
  { title: 'keys.byWord', chord: 'Mod+ArrowLeft+ArrowRight' },
] as const

const noLabels: readonly LabelDefinition[] = []

/** Every command with its keys. */
export function KeysDialog() {
  const { say, locale } = useWording()
  const labels = useApp((state) => state.open.project?.codebook.labels ?? noLabels)
  const titleOf = (id: CommandId): string | null => {
    if (!id.startsWith('label.')) return say(`command.${id}`)
    const label = labels.find(({ key }) => id === `label.${key}`)
    return label ? say('keys.labelled', { label: label.name[locale] }) : null
  }
  return (
    <DialogFrame title={say('keys.title')} wide onClose={closeDialog}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list is longer than the window and holds nothing else to focus, so that only this lets the keyboard scroll it */}
      <div className="dialog-body keys" tabIndex={0}>
        {groups.map((group) => (
          <section key={group} className="keys-group">
            <h3>{say(`keys.group.${group}`)}</h3>
            <dl>
              {catalogue
                .filter(
                  ({ menu, id }) => menu === group || (group === 'annotation' && id.startsWith('label.')),
                )
                .map(({ id, keys }) => {
                  const title = titleOf(id)
                  return title === null || keys.length === 0 ? null : (
                    <KeyLine key={id} title={title} chords={distinct(keys)} />
                  )
                })}
            </dl>
          </section>
        ))}
        <section className="keys-group">
          <h3>{say('keys.group.text')}</h3>
          <dl>
            {textKeys.map(({ title, chord }) => (
              <KeyLine key={title} title={say(title)} chords={[chord]} />
            ))}
            <KeyLine title={say('keys.exact')} chords={['Alt']} />
          </dl>
        </section>
      </div>
      <footer className="dialog-foot">
        <p className="note">{say('keys.note')}</p>
      </footer>
    </DialogFrame>
  )
}

/** Without those of the number pad, which bear the same figures. */
function distinct(keys: readonly KeyChord[]): readonly KeyChord[] {
  return keys.filter((chord) => !/^Numpad/.test(chord))
}

function KeyLine({ title, chords }: { title: string; chords: readonly KeyChord[] }) {
  const { say } = useWording()
  return (
    <div className="keys-line">
      <dt>{title}</dt>
      <dd>
        {chords.map((chord, rank) => (
          <span key={chord}>
            {rank === 0 ? null : <span className="keys-or"> {say('keys.or')} </span>}
            <KeyHint chord={chord} />
          </span>
        ))}
      </dd>
    </div>
  )
}
