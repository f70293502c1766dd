import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import { type Annotation, type AnnotationSet, extent, quoteOf } from '#app/model/annotation.ts'
import { localeDirection } from '#app/wording/locale.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { placeGlosses } from '../../editor/gloss-layout.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { appStore, useApp } from '../../store/store.ts'
import { goTo } from './annotate-actions.ts'
import { focusOn } from './focus-targets.ts'
import { GlossSummaries } from './gloss-summary.ts'
import { inHand } from './in-hand.ts'
import { labelClass } from './label-look.ts'
import './gloss-margin.css'

/** Up to this many glosses all are there (a screen reader can walk them); beyond, those near the view. */
const wholeListLimit = 400
/** Least distance between two glosses, in CSS pixels. */
const gap = 4

interface GlossMarginProps {
  /** null until the page is there. */
  readonly view: ArticleView | null
  readonly set: AnnotationSet
  readonly orphans: readonly string[]
  readonly codebook: Codebook
  readonly focusedId: string | null
  /** Counts layouts of the text: what was measured before is void. */
  readonly layout: number
  readonly nearLines: readonly number[]
}

/** The annotations as glosses in the margin, level with their lines. */
export function GlossMargin(props: GlossMarginProps) {
  const { view, set, orphans, codebook, focusedId, layout, nearLines } = props
  const { say, locale } = useWording()
  const { isoDate, list: join } = useFormats()
  const direction = localeDirection(locale)
  const actors = useApp((state) => state.open.project?.actors)
  const list = useRef<HTMLUListElement>(null)
  const isPartial = set.annotations.length > wholeListLimit
  const { annotations: shown, first } = useMemo(
    () =>
      isPartial
        ? glossesOnLines(set.annotations, view, nearLines)
        : { annotations: set.annotations, first: 0 },
    [isPartial, view, set.annotations, nearLines],
  )
  const summaries = useMemo(
    () => new GlossSummaries(set, codebook, actors ?? [], locale),
    [set, codebook, actors, locale],
  )
  // Where a line stands changes only when the text is laid out anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view or layout makes the measurements void
  const measured = useMemo(() => new WeakMap<Annotation, number>(), [view, layout])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides the heights of glosses
  useLayoutEffect(() => {
    const items = list.current
    if (!view || !items) return
    const offset = view.top() - items.getBoundingClientRect().top
    const boxes = shown.map((annotation, rank) => {
      const lineTop = measured.get(annotation) ?? view.topOf(extent(annotation)) + offset
      measured.set(annotation, lineTop)
      return { id: annotation.id, lineTop, height: (items.children[rank] as HTMLElement).offsetHeight }
    })
    const tops = placeGlosses(boxes, gap, focusedId)
    shown.forEach(({ id }, rank) => {
      const item = items.children[rank] as HTMLElement
      item.style.top = `${tops.get(id) ?? 0}px`
      // Set here and not by React, or every gloss would be drawn again for each annotation added.
      if (isPartial) {
        item.setAttribute('aria-posinset', String(first + rank + 1))
        item.setAttribute('aria-setsize', String(set.annotations.length))
      }
    })
  }, [view, shown, measured, focusedId, locale, summaries])

  return (
    <ul className="glosses" ref={list} aria-label={say('glosses.name')} dir={direction}>
      {shown.map((annotation) => {
        const label = labelDefinition(codebook, annotation.label)?.name[locale] ?? annotation.label
        const { people, tag, until } = summaries.of(annotation)
        return (
          <Gloss
            key={annotation.id}
            id={annotation.id}
            look={labelClass(codebook, annotation.label)}
            label={label}
            quote={quoteOf(annotation)}
            people={people.length > 0 ? join(people) : undefined}
            tag={tag}
            until={until && isoDate(until)}
            fragments={annotation.fragments.length}
            isFocused={annotation.id === focusedId}
            isOrphan={orphans.includes(annotation.id)}
          />
        )
      })}
    </ul>
  )
}

/** Plain values only, so that a gloss is drawn again just when it says something else. */
interface GlossProps {
  readonly id: string
  readonly look: string
  readonly label: string
  readonly quote: string
  readonly people: string | undefined
  readonly tag: string | undefined
  readonly until: string | undefined
  readonly fragments: number
  readonly isFocused: boolean
  readonly isOrphan: boolean
}

const Gloss = memo(function Gloss(props: GlossProps) {
  const { id, look, label, quote, people, tag, until, fragments, isFocused, isOrphan } = props
  const { say } = useWording()
  return (
    <li
      className={`gloss ${look}${isFocused ? ' focused' : ''}`}
      aria-label={say('gloss.name', { label, quote })}
    >
      <button type="button" className="gloss-button" aria-pressed={isFocused} onClick={() => choose(id)}>
        <span className="gloss-head">
          <span className="gloss-label">{label}</span>
          <bdi className="gloss-quote">{people ?? quote}</bdi>
          {tag === undefined ? null : <span className="tag">{tag}</span>}
        </span>
        {until !== undefined || fragments > 1 || isOrphan ? (
          <span className="gloss-more">
            {until === undefined ? null : <span>{say('gloss.until', { date: until })}</span>}
            {fragments > 1 ? <span>{say('gloss.fragments', { count: fragments })}</span> : null}
            {isOrphan ? <span>{say('gloss.orphan')}</span> : null}
          </span>
        ) : null}
      </button>
    </li>
  )
})

function choose(id: string): void {
  const annotation = inHand(appStore.getState())?.set.annotations.find((candidate) => candidate.id === id)
  if (annotation) goTo(annotation)
  focusOn('text')
}

/** The annotations that begin on some adjoining lines, and the rank of the first of them. Both lists ascend. */
function glossesOnLines(
  annotations: readonly Annotation[],
  view: ArticleView | null,
  lines: readonly number[],
): { readonly annotations: readonly Annotation[]; readonly first: number } {
  const firstLine = view?.lines[lines[0] ?? -1]
  const lastLine = view?.lines[lines.at(-1) ?? -1]
  if (!firstLine || !lastLine) return { annotations: [], first: 0 }
  const first = annotations.findIndex((annotation) => extent(annotation).start >= firstLine.start)
  if (first === -1) return { annotations: [], first: 0 }
  const beyond = annotations.findIndex(
    (annotation, rank) => rank >= first && extent(annotation).start > lastLine.end,
  )
  return { annotations: annotations.slice(first, beyond === -1 ? undefined : beyond), first }
}
