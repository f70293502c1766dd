import { useLayoutEffect, useRef } from 'react'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { AnnotationPanel } from './annotation-panel.tsx'
import { ArticlePanel } from './article-panel.tsx'
import { provideFocusTarget } from './focus-targets.ts'

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

/** Where the keyboard lands: a radio group at its chosen value, else the first control of the attributes, else any. */
const controls = [
  '.inspector-attributes input:checked',
  '.inspector-attributes :is(input, textarea, button)',
  'input, textarea, button',
]

function firstControl(panel: HTMLElement | null): HTMLElement | null {
  for (const selector of controls) {
    const control = panel?.querySelector<HTMLElement>(selector)
    if (control) return control
  }
  return null
}
