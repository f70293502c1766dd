import { type PointerEvent, useLayoutEffect, useRef } from 'react'
import type { Codebook } from '#app/codebook/codebook.ts'
import { localeDirection } from '#app/wording/locale.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { canEdit } from '../../store/app-state.ts'
import { selectionPick } from '../../store/focus-slice.ts'
import { setPick, useApp } from '../../store/store.ts'
import { addFragment, applyLabel, takePick } from './annotate-actions.ts'
import { labelClass } from './label-look.ts'
import './label-palette.css'

/** Distance between the palette and the text it stands over, in CSS pixels. */
const clearance = 8

interface LabelPaletteProps {
  readonly view: ArticleView
  readonly codebook: Codebook
  /** Counts layouts of the text, so that the palette follows them. */
  readonly layout: number
}

/** The labels, at the selection they would be put on; while an annotation waits for a selection, what to do instead. */
export function LabelPalette({ view, codebook, layout }: LabelPaletteProps) {
  const { say, locale } = useWording()
  const direction = localeDirection(locale)
  const span = useApp((state) => state.focus.selection?.spans[0])
  const pick = useApp((state) => selectionPick(state.focus.pick))
  const isChoosing = useApp(({ focus }) => focus.pick !== null && selectionPick(focus.pick) === null)
  const inFocus = useApp((state) => state.focus.annotation)
  const editable = useApp(canEdit)
  const palette = useRef<HTMLDivElement>(null)
  const shown = editable && !isChoosing && (span !== undefined || pick !== null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: content and layout decide where it fits
  useLayoutEffect(() => {
    const element = palette.current
    const frame = element?.offsetParent
    if (!element || !frame) return
    const origin = frame.getBoundingClientRect()
    const caret = view.selection().head
    const rect = view.rectsOf(span ?? { start: caret, end: caret })[0]
    const anchor =
      rect ??
      new DOMRect(origin.left + origin.width / 2, view.topOf({ start: caret, end: caret }) + origin.top)
    const centre = (anchor.left + anchor.right) / 2 - origin.left
    const left = Math.min(Math.max(centre - element.offsetWidth / 2, 0), origin.width - element.offsetWidth)
    element.style.left = `${left}px`
    element.style.top = `${anchor.top - origin.top - element.offsetHeight - clearance}px`
  }, [view, span, pick, shown, layout, locale])

  if (!shown) return null
  // Keeps the selection in the text while the palette is pressed.
  const keepSelection = (event: PointerEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="palette"
      ref={palette}
      role="toolbar"
      aria-label={say('palette.name')}
      dir={direction}
      onPointerDown={keepSelection}
      onMouseDown={(event) => event.preventDefault()}
    >
      {pick ? (
        <>
          <span className="palette-hint">
            {pick.kind === 'fragment'
              ? say('palette.pickFragment')
              : say('palette.pickAttribute', { attribute: attributeName(codebook, pick.attribute, locale) })}
          </span>
          {span ? (
            <button type="button" className="palette-button" onClick={() => takePick()}>
              {say('palette.confirm')}
            </button>
          ) : null}
          <button type="button" className="palette-button" onClick={() => setPick(null)}>
            {say('palette.cancel')}
          </button>
        </>
      ) : (
        <>
          {codebook.labels.map((label) => (
            <button
              key={label.id}
              type="button"
              className={`palette-button ${labelClass(codebook, label.id)}`}
              onClick={() => applyLabel(label)}
              aria-label={label.name[locale]}
              aria-keyshortcuts={label.key}
            >
              <span className="label-mark" />
              {label.name[locale]}
              <kbd>{label.key}</kbd>
            </button>
          ))}
          {inFocus ? (
            <button
              type="button"
              className="palette-button"
              onClick={addFragment}
              aria-label={say('palette.addFragment')}
              aria-keyshortcuts="+"
            >
              {say('palette.addFragment')}
              <kbd>+</kbd>
            </button>
          ) : null}
        </>
      )}
    </div>
  )
}

function attributeName(codebook: Codebook, id: string, locale: 'ar' | 'en'): string {
  for (const { attributes } of codebook.labels) {
    const attribute = attributes.find((candidate) => candidate.id === id)
    if (attribute) return attribute.name[locale]
  }
  return id
}
