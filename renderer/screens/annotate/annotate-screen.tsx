import { useWording } from '../../i18n/wording-provider.tsx'
import { currentArticle } from '../../store/article-slice.ts'
import { useApp } from '../../store/store.ts'
import { ArticlePage } from './article-page.tsx'
import { Inspector } from './inspector.tsx'
import './annotate.css'

/** The page with its margin, and the inspector beside it. Another article or language gets a page of its own. */
export function AnnotateScreen() {
  const opened = useApp((state) => currentArticle(state.articles))
  const codebook = useApp((state) => state.open.project?.codebook)
  const { say, locale } = useWording()
  if (!opened || !codebook) return <p className="annotate-empty">{say('page.none')}</p>
  return (
    <div className="annotate-screen">
      <ArticlePage
        key={`${opened.article.id} ${locale}`}
        article={opened.article}
        set={opened.set}
        orphans={opened.orphans}
        codebook={codebook}
      />
      <Inspector article={opened.article} set={opened.set} codebook={codebook} />
    </div>
  )
}
