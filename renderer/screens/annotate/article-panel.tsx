import { useEffect, useState } from 'react'
import { planState } from '#app/annotating/edits.ts'
import { checkSet } from '#app/codebook/check-set.ts'
import type { Codebook } from '#app/codebook/codebook.ts'
import type { Actor } from '#app/model/actor.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { runCommand } from '../../commands/run-command.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { canEdit } from '../../store/app-state.ts'
import { useApp } from '../../store/store.ts'
import { make } from './annotate-actions.ts'
import { labelClass } from './label-look.ts'
import { ZoneList } from './zone-list.tsx'

interface ArticlePanelProps {
  readonly article: Article
  readonly set: AnnotationSet
  readonly codebook: Codebook
}

/** The inspector while no annotation is in focus: what the article is, what is marked in it, what is missing. */
export function ArticlePanel({ article, set, codebook }: ArticlePanelProps) {
  const { say, locale } = useWording()
  const { number, isoDate } = useFormats()
  const editable = useApp(canEdit)
  const actors = useApp((state) => state.open.project?.actors)
  const gaps = useGaps(set, codebook, actors)
  const { outlet, date, url } = article.metadata
  return (
    <>
      <section>
        <h2>{say('inspector.article')}</h2>
        <div className="inspector-facts">
          <bdi>{outlet || say('inspector.noOutlet')}</bdi>
          <bdi>{date ? isoDate(date) : say('inspector.noDate')}</bdi>
          {url ? (
            <bdi dir="ltr" className="inspector-url">
              {url}
            </bdi>
          ) : null}
          {editable ? (
            <span>
              <button
                type="button"
                className="plain-button"
                onClick={() => runCommand('articles.editMetadata')}
              >
                {say('inspector.details')}
              </button>
            </span>
          ) : null}
        </div>
      </section>
      <section>
        <ul className="inspector-counts">
          {codebook.labels.map((label) => (
            <li key={label.id} className={labelClass(codebook, label.id)}>
              <span className="label-mark" />
              {label.name[locale]} {number(set.annotations.filter(({ label: id }) => id === label.id).length)}
            </li>
          ))}
        </ul>
        <div className="inspector-facts">{gaps === null ? '…' : say('inspector.gaps', { count: gaps })}</div>
      </section>
      <ZoneList article={article} set={set} codebook={codebook} editable={editable} />
      <section>
        <label className="inspector-check">
          <input
            type="checkbox"
            checked={set.state === 'finished'}
            disabled={!editable}
            onChange={(event) => make(planState(set, event.target.checked ? 'finished' : 'in progress'))}
          />
          {say('inspector.finished')}
        </label>
      </section>
      <section>
        <p className="inspector-guideline">{say(editable ? 'inspector.hint' : 'inspector.readOnly')}</p>
      </section>
    </>
  )
}

/** How much the codebook still misses. Counting goes through everything there is, so it waits for a quiet moment. */
function useGaps(
  set: AnnotationSet,
  codebook: Codebook,
  actors: readonly Actor[] | undefined,
): number | null {
  const [gaps, setGaps] = useState<number | null>(null)
  useEffect(() => {
    const count = () => setGaps(checkSet(set, codebook, new Set(actors?.map(({ id }) => id))).length)
    const waiting = requestIdleCallback(count, { timeout: 1000 })
    return () => cancelIdleCallback(waiting)
  }, [set, codebook, actors])
  return gaps
}
