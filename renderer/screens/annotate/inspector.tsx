import { useLayoutEffect, useRef } from 'react'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { AnnotationPanel } from './annotation-panel.tsx'
import { ArticlePanel } from './article-panel.tsx'
import { focusOn, provideFocusTarget } from './focus-targets.ts'
import './inspector.css'

interface InspectorProps {
  readonly article: Article
  readonly set: AnnotationSet
  readonly codebook: Codebook
}

/** Beside the page: everything about the annotation in focus; without one, about the article. */
export function Inspector({ article, set, codebook }: InspectorProps) {
  const { say } = useWording()
  const focused = useApp((state) => state.focus.annotation)
  const panel = useRef<HTMLElement>(null)
  const annotation = set.annotations.find(({ id }) => id === focused)

  useLayoutEffect(
    () =>
      provideFocusTarget('inspector', {
        focus: () => firstControl(panel.current)?.focus(),
        hasFocus: () => panel.current?.contains(document.activeElement) ?? false,
      }),
    [],
  )
  useLayoutEffect(() => {
    const element = panel.current
    const goBack = (event: KeyboardEvent) => {
      if (event.code === 'Escape') focusOn('text')
    }
    element?.addEventListener('keydown', goBack)
    return () => element?.removeEventListener('keydown', goBack)
  }, [])

  return (
    <aside className="inspector" ref={panel} aria-label={say('inspector.name')}>
      {annotation ? (
        <AnnotationPanel
          key={annotation.id}
          annotation={annotation}
          definition={labelDefinition(codebook, annotation.label)}
          set={set}
          codebook={codebook}
          direction={article.direction}
        />
      ) : (
        <ArticlePanel article={article} set={set} codebook={codebook} />
      )}
    </aside>
  )
}

/** Where the keyboard lands: at the first attribute that is missing, else at the first there is, else at any control. */
const places = ['.inspector-attributes .is-missing', '.inspector-attributes', '']

function firstControl(panel: HTMLElement | null): HTMLElement | null {
  for (const place of places) {
    const control = panel?.querySelector<HTMLElement>(`${place} :is(input, textarea, button)`)
    if (!control) continue
    // A radio group takes the keyboard at its chosen value.
    return control.closest('[role="radiogroup"]')?.querySelector<HTMLElement>('input:checked') ?? control
  }
  return null
}
