import type { ArticleMetadata } from '#app/model/article.ts'
import { useWording } from '../i18n/wording-provider.tsx'
import { Field } from './field.tsx'
import { SelectField } from './select-field.tsx'

interface MetadataFieldsProps {
  readonly metadata: ArticleMetadata
  readonly onChange: (metadata: ArticleMetadata) => void
  readonly autoFocus?: boolean
}

/** Languages that are offered by name; any other tag a project has is kept and shown as it is. */
const languages = ['ar', 'fa', 'ur', 'he', 'ckb', 'ps', 'ug', 'yi', 'en', 'fr'] as const
const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** Whether metadata can be kept: a title, and a date as ISO 8601 writes it or none. */
export function isValidMetadata({ title, date }: ArticleMetadata): boolean {
  return title.trim() !== '' && (date === '' || datePattern.test(date))
}

/** What can be said about an article without touching its text. */
export function MetadataFields({ metadata, onChange, autoFocus = false }: MetadataFieldsProps) {
  const { say } = useWording()
  const { title, outlet, date, url, language } = metadata
  const known = languages.some((id) => id === language)
  const options = [
    { id: '', text: say('language.unknown') },
    ...languages.map((id) => ({ id, text: say(`language.${id}`) })),
    ...(known || language === '' ? [] : [{ id: language, text: say('language.other', { tag: language }) }]),
  ]
  return (
    <div className="metadata-fields">
      <Field
        label={say('import.fieldTitle')}
        value={title}
        onChange={(value) => onChange({ ...metadata, title: value })}
        isRequired
        autoFocus={autoFocus}
      />
      <Field
        label={say('import.fieldOutlet')}
        value={outlet}
        onChange={(value) => onChange({ ...metadata, outlet: value })}
      />
      <Field
        label={say('import.fieldDate')}
        value={date}
        onChange={(value) => onChange({ ...metadata, date: value.trim() })}
        hint={say('import.fieldDateHint')}
        error={date === '' || datePattern.test(date) ? null : say('import.fieldDateInvalid')}
        direction="ltr"
      />
      <SelectField
        label={say('import.fieldLanguage')}
        value={language}
        onChange={(value) => onChange({ ...metadata, language: value })}
        options={options}
      />
      <Field
        label={say('import.fieldUrl')}
        value={url}
        onChange={(value) => onChange({ ...metadata, url: value.trim() })}
        direction="ltr"
      />
    </div>
  )
}
