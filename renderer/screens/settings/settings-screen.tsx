import { type ReadingFace, readingFaces, type ThemeChoice } from '#app/ipc/contract.ts'
import { Choices } from '../../components/choices.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { changeSettings, useApp } from '../../store/store.ts'
import './settings.css'

const languages = ['system', 'en', 'ar'] as const
const themes: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** Settings of this computer. */
export function SettingsScreen() {
  const { say } = useWording()
  const settings = useApp((state) => state.computer.settings)
  const version = useApp((state) => state.computer.appVersion)
  return (
    <div className="settings">
      <header>
        <h1>{say('settings.title')}</h1>
        <p className="note">{say('settings.note')}</p>
      </header>
      <Choices
        label={say('settings.language')}
        value={settings.locale ?? 'system'}
        onChange={(id) => void changeSettings({ locale: id === 'system' ? null : id })}
        options={languages.map((id) => ({ id, text: say(`settings.language.${id}`) }))}
      />
      <Choices
        label={say('settings.theme')}
        value={settings.theme}
        onChange={(theme) => void changeSettings({ theme })}
        options={themes.map((id) => ({ id, text: say(`command.theme.${id}`) }))}
      />
      <Choices
        label={say('settings.face')}
        value={settings.readingFace}
        onChange={(readingFace) => void changeSettings({ readingFace })}
        options={readingFaces.map((id) => ({ id, text: <FaceSample face={id} /> }))}
      />
      <p className="note">{say('settings.version', { version })}</p>
    </div>
  )
}

function FaceSample({ face }: { face: ReadingFace }) {
  const { say } = useWording()
  return (
    <>
      {say(`settings.face.${face}`)}
      <span className={`face-sample ${face}`} lang="ar" dir="rtl" aria-hidden="true">
        وقال الأمين العام للاتحاد إن «الضمانات لم تعد كافية»
      </span>
    </>
  )
}
