import { useMemo } from 'react'
import { relationCandidates } from '#app/annotating/relations.ts'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import { type AnnotationSet, extent, quoteOf } from '#app/model/annotation.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { takeRelation } from './annotate-actions.ts'
import { FloatingPicker } from './floating-picker.tsx'
import { actorName } from './gloss-summary.ts'
import { labelClass } from './label-look.ts'

interface RelationPickerProps {
  readonly view: ArticleView
  readonly set: AnnotationSet
  readonly codebook: Codebook
}

/** While an annotation waits for a relation: those it can lead to, nearest first, found by words or names in both languages. */
export function RelationPicker({ view, set, codebook }: RelationPickerProps) {
  const { say, locale } = useWording()
  const actors = useApp((state) => state.open.project?.actors)
  const pick = useApp((state) => state.focus.pick)
  const relation = pick?.kind === 'relation' ? pick : null
  const from = set.annotations.find(({ id }) => id === relation?.annotation)
  const definition = codebook.relations.find(({ id }) => id === relation?.relation)
  const span = useMemo(() => from && extent(from), [from])
  const candidates = useMemo(
    () => (from && definition ? relationCandidates(set, definition, from) : []),
    [set, definition, from],
  )
  if (!span || !definition) return null
  return (
    <FloatingPicker
      view={view}
      span={span}
      title={say('relation.title', { relation: definition.name[locale] })}
      filterLabel={say('relation.filter')}
      listLabel={say('relation.candidates')}
      emptyText={say('relation.none')}
      items={candidates.map((candidate) => {
        const quote = quoteOf(candidate)
        const names = (['ar', 'en'] as const).map((language) => actorName(candidate, actors ?? [], language))
        const name = names[locale === 'ar' ? 0 : 1]!
        const label = labelDefinition(codebook, candidate.label)?.name[locale] ?? candidate.label
        return {
          id: candidate.id,
          look: labelClass(codebook, candidate.label),
          name,
          detail: name === quote ? null : quote,
          searchText: [quote, ...names].join(' '),
          accessibleName: `${label}: ${quote}`,
        }
      })}
      onChoose={(id) => {
        const chosen = candidates.find((candidate) => candidate.id === id)
        if (chosen) takeRelation(chosen)
      }}
    />
  )
}
