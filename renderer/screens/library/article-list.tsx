import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Codebook } from '#app/codebook/codebook.ts'
import type { ArticleSummary } from '#app/ipc/contract.ts'
import { useNarrowWindow } from '../../components/use-library-shown.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { annotationTotal } from '../../store/library-slice.ts'
import { openArticle, showLibrary, useApp } from '../../store/store.ts'
import { labelClass } from '../annotate/label-look.ts'

interface ArticleListProps {
  readonly articles: readonly ArticleSummary[]
  readonly codebook: Codebook
}

/** Above this many, only what is in view is drawn. */
const virtualAbove = 100
const layoutOptions = { estimatedRowHeight: 90 }

/** The listed articles; choosing one puts it on the page. */
export function ArticleList({ articles, codebook }: ArticleListProps) {
  const { say } = useWording()
  // Chosen is what is on the page, not what is on its way there.
  const current = useApp((state) => state.articles.current)
  const isNarrow = useNarrowWindow()
  const list = (
    <ListBox
      className="article-list"
      aria-label={say('library.articles')}
      items={articles}
      dependencies={[codebook]}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={current === null ? [] : [current]}
      onSelectionChange={(keys) => {
        const [id] = keys
        if (typeof id !== 'string') return
        void openArticle(id)
        // Over the page it has done its work.
        if (isNarrow) showLibrary('auto')
      }}
    >
      {(article) => <ArticleOption article={article} codebook={codebook} />}
    </ListBox>
  )
  if (articles.length <= virtualAbove) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      {list}
    </Virtualizer>
  )
}

function ArticleOption({ article, codebook }: { article: ArticleSummary; codebook: Codebook }) {
  const { say, locale } = useWording()
  const { number, isoDate } = useFormats()
  const { title, outlet, date } = article.metadata
  const progress = progressOf(article)
  return (
    <ListBoxItem id={article.id} textValue={title} className="article-option">
      <Text slot="label" className="article-title" dir="auto">
        {title}
      </Text>
      <span className={`ring ${progress}`} title={say(`library.state.${progress}`)} aria-hidden="true" />
      <Text slot="description" className="article-facts">
        <span className="article-source">
          {outlet === '' ? null : <bdi>{outlet}</bdi>}
          {outlet === '' || date === '' ? null : ' · '}
          {date === '' ? null : <bdi>{isoDate(date)}</bdi>}
        </span>
        <span className="visually-hidden">{say(`library.state.${progress}`)}</span>
        <span className="article-counts">
          {codebook.labels
            .filter(({ id }) => (article.counts[id] ?? 0) > 0)
            .map(({ id, name }) => (
              <span key={id} className={`article-count ${labelClass(codebook, id)}`} title={name[locale]}>
                <span className="label-mark" />
                <span className="visually-hidden">{name[locale]} </span>
                {number(article.counts[id] ?? 0)}
              </span>
            ))}
        </span>
      </Text>
    </ListBoxItem>
  )
}

type ArticleProgress = 'untouched' | 'inProgress' | 'finished'

/** How far the annotator is with an article: what the ring shows. */
function progressOf(article: ArticleSummary): ArticleProgress {
  if (article.state === 'finished') return 'finished'
  return annotationTotal(article) > 0 ? 'inProgress' : 'untouched'
}
