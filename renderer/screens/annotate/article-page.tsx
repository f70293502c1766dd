import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import type { Codebook } from '#app/codebook/codebook.ts'
import { type AnnotationSet, extent } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { utf16 } from '#app/text/offsets.ts'
import { trimInvisible } from '#app/text/segments.ts'
import { ArticleView, type TextSelectionOffsets } from '../../editor/article-view.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { appStore, setPlace, setSelection, useApp } from '../../store/store.ts'
import { ActorPicker } from './actor-picker.tsx'
import { focusAt, resize, takePick } from './annotate-actions.ts'
import { provideFocusTarget } from './focus-targets.ts'
import { GlossMargin } from './gloss-margin.tsx'
import { inHand, linesOf } from './in-hand.ts'
import { applyLabelColors, labelClass } from './label-look.ts'
import { LabelPalette } from './label-palette.tsx'
import { RelationPicker } from './relation-picker.tsx'
import { ZonePicker } from './zone-picker.tsx'
import './page.css'

interface ArticlePageProps {
  readonly article: Article
  readonly set: AnnotationSet
  readonly orphans: readonly string[]
  readonly codebook: Codebook
}

/** The article on paper: head, text with painted annotations, palette at the selection, glosses in the margin. */
export function ArticlePage({ article, set, orphans, codebook }: ArticlePageProps) {
  const wording = useWording()
  const { number: formatNumber, isoDate } = useFormats()
  const focusedId = useApp((state) => state.focus.annotation)
  const scroller = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const underlay = useRef<HTMLDivElement>(null)
  const handles = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<ArticleView | null>(null)
  const [layout, countLayout] = useReducer((count: number) => count + 1, 0)
  const [nearLines, setNearLines] = useState<readonly number[]>([])
  const [isPressed, setPressed] = useState(false)
  const focused = set.annotations.find(({ id }) => id === focusedId) ?? null
  const { id, text: articleText, direction } = article
  const title = article.metadata.title
  const titleIsFirstLine = linesOf(article)[0]!.text.trim() === title.trim()
  const accessibleName = wording.say('page.name')

  const currentCodebook = useRef(codebook)

  useLayoutEffect(() => {
    currentCodebook.current = codebook
    applyLabelColors(codebook)
  }, [codebook])

  useLayoutEffect(() => {
    const report = ({ anchor, head }: TextSelectionOffsets) => {
      const span = trimInvisible(created.lines, {
        start: utf16(Math.min(anchor, head)),
        end: utf16(Math.max(anchor, head)),
      })
      setSelection({ anchor, head, spans: span ? [span] : [] })
    }
    const rememberPlace = () => {
      const { focus } = appStore.getState()
      const { anchor, head } = created.selection()
      setPlace(id, {
        ...created.scrollPlace(),
        anchor,
        head,
        focusedAnnotation: focus.annotation,
      })
    }
    const created = new ArticleView(
      { text: articleText, direction },
      {
        scroller: scroller.current!,
        text: text.current!,
        underlay: underlay.current!,
        handles: handles.current!,
      },
      { accessibleName, labelClass: (label) => labelClass(currentCodebook.current, label), formatNumber },
      {
        onSelection: (offsets) => {
          report(offsets)
          rememberPlace()
        },
        onMouseSelected: () => takePick(),
        onClick: focusAt,
        onResize: resize,
        onLayout: countLayout,
        onNearLines: () => setNearLines(created.nearLines()),
        onScroll: rememberPlace,
      },
    )
    const place = appStore.getState().view.places[id]
    if (place) {
      created.select({ anchor: utf16(place.anchor), head: utf16(place.head) })
      created.scrollToPlace({ topOffset: utf16(place.topOffset), topPixels: place.topPixels })
    } else scroller.current!.scrollTop = 0
    report(created.selection())
    const withdraw = provideFocusTarget('text', {
      focus: () => created.focusText(),
      hasFocus: () => created.hasFocus(),
    })
    // Commands move the caret through the store. Followed at once and not in an effect: by then the user's own next key may
    // have moved it on, and would be taken back.
    const unfollow = appStore.subscribe(({ focus: { selection } }) => {
      const shown = created.selection()
      if (selection && (shown.anchor !== selection.anchor || shown.head !== selection.head)) {
        created.select(selection)
      }
    })
    setView(created)
    return () => {
      unfollow()
      withdraw()
      setView(null)
      created.destroy()
    }
  }, [id, articleText, direction, accessibleName, formatNumber])

  useLayoutEffect(() => view?.setAnnotations(set.annotations), [view, set.annotations])
  useLayoutEffect(() => view?.setZones(set.zones), [view, set.zones])
  useLayoutEffect(() => view?.setFocused(focused), [view, focused])
  const revealedIn = useRef(view)
  useEffect(() => {
    // A page that was just made stands where the annotator left it.
    const isNew = revealedIn.current !== view
    revealedIn.current = view
    if (isNew || !view || focusedId === null) return
    const annotation = inHand(appStore.getState())?.focused
    if (annotation) view.reveal(extent(annotation))
  }, [view, focusedId])
  useEffect(() => {
    const release = () => setPressed(false)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    return () => {
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
    }
  }, [])

  const { outlet, date } = article.metadata
  return (
    <div className="page-scroller" ref={scroller} data-keys="text">
      <div className="page" dir={article.direction}>
        <header className="page-head">
          {titleIsFirstLine ? null : (
            <h1 className="page-title" dir="auto">
              {title}
            </h1>
          )}
          <div className="page-byline">
            {[outlet, date && isoDate(date)].filter(Boolean).map((fact) => (
              <bdi key={fact}>{fact}</bdi>
            ))}
          </div>
        </header>
        <div
          className={titleIsFirstLine ? 'page-body first-line-is-title' : 'page-body'}
          onPointerDown={() => setPressed(true)}
        >
          <div className="page-underlay" ref={underlay} aria-hidden="true" />
          <div ref={text} />
          <div className="page-handles" ref={handles} aria-hidden="true" />
          {view && !isPressed ? <LabelPalette view={view} codebook={codebook} layout={layout} /> : null}
          {view ? <RelationPicker view={view} set={set} codebook={codebook} /> : null}
          {view ? <ActorPicker view={view} set={set} codebook={codebook} /> : null}
          {view ? <ZonePicker view={view} codebook={codebook} /> : null}
        </div>
        <GlossMargin
          view={view}
          set={set}
          orphans={orphans}
          codebook={codebook}
          focusedId={focusedId}
          layout={layout}
          nearLines={nearLines}
        />
      </div>
    </div>
  )
}
