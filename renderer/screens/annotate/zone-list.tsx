import { useDeferredValue, useMemo } from 'react'
import { planZoneRemoval, suggestZones } from '#app/annotating/zones.ts'
import type { Codebook } from '#app/codebook/codebook.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { make, markZone } from './annotate-actions.ts'
import { linesOf } from './in-hand.ts'

interface ZoneListProps {
  readonly article: Article
  readonly set: AnnotationSet
  readonly codebook: Codebook
  readonly editable: boolean
}

/** The article's zones, and lines that are probably one; those become one only when accepted. */
export function ZoneList({ article, set, codebook, editable }: ZoneListProps) {
  const { say, locale } = useWording()
  const settled = useDeferredValue(set)
  const suggestions = useMemo(
    () => (editable ? suggestZones(linesOf(article), settled) : []),
    [article, settled, editable],
  )
  const nameOf = (type: string) => codebook.zoneTypes.find(({ id }) => id === type)?.name[locale] ?? type
  const known = suggestions.filter(({ type }) => codebook.zoneTypes.some(({ id }) => id === type))
  if (set.zones.length === 0 && known.length === 0) return null
  return (
    <section>
      <h2>{say('zone.heading')}</h2>
      <ul className="zone-list" aria-label={say('zone.heading')}>
        {set.zones.map((zone) => (
          <li key={zone.id}>
            <span className="tag">{nameOf(zone.type)}</span>
            <bdi className="zone-quote">{zone.quote}</bdi>
            {editable ? (
              <button
                type="button"
                className="plain-button"
                aria-label={say('zone.remove', { type: nameOf(zone.type), quote: zone.quote })}
                onClick={() => make(planZoneRemoval(zone))}
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {known.length === 0 ? null : (
        <>
          <h2>{say('zone.suggested')}</h2>
          <ul className="zone-list suggested" aria-label={say('zone.suggested')}>
            {known.map(({ span, type }) => {
              const quote = article.text.slice(span.start, span.end)
              return (
                <li key={span.start}>
                  <bdi className="zone-quote">{quote}</bdi>
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={say('zone.accept', { type: nameOf(type), quote })}
                    onClick={() => markZone(type, span)}
                  >
                    {nameOf(type)} ✓
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
