import { useMemo } from 'react'
import type { FragmentValue } from '#app/model/annotation.ts'
import { suggestDates } from '#app/text/arabic-dates.ts'
import { isolated } from '../../i18n/isolate.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { currentArticle } from '../../store/article-slice.ts'
import { useApp } from '../../store/store.ts'
import './iso-suggestions.css'

/** More than these would no longer be a help. */
const most = 4

interface IsoSuggestionsProps {
  readonly value: FragmentValue
  readonly onUse: (iso: string) => void
}

/** The dates that a fragment's words may mean, each to be confirmed by a press; nothing once one of them is taken. */
export function IsoSuggestions({ value, onUse }: IsoSuggestionsProps) {
  const { say } = useWording()
  const date = useApp((state) => currentArticle(state.articles)?.article.metadata.date) ?? ''
  const suggestions = useMemo(() => suggestDates(value.quote, date), [value.quote, date])
  if (suggestions.length === 0 || suggestions.some(({ iso }) => iso === value.iso)) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a frame
    <div className="iso-suggestions" role="group" aria-label={say('inspector.isoSuggestions')}>
      {suggestions.slice(0, most).map(({ iso, from, isRelative }) => (
        <button
          key={iso}
          type="button"
          className="iso-suggestion"
          dir="ltr"
          aria-label={say('inspector.useIso', { iso: isolated(iso), words: isolated(from.quote) })}
          title={isRelative ? say('inspector.countedFrom', { date: isolated(date) }) : undefined}
          onClick={(event) => {
            // The buttons are about to go: the keyboard stays where the date now stands.
            event.currentTarget.closest('.inspector-row')?.querySelector('input')?.focus()
            onUse(iso)
          }}
        >
          {iso}
        </button>
      ))}
    </div>
  )
}
