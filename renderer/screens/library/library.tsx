import { useLayoutEffect, useMemo } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import type { CommandId } from '#app/commands/catalogue.ts'
import { CommandMenu } from '../../components/command-menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { useNarrowWindow } from '../../components/use-library-shown.ts'
import { isolated } from '../../i18n/isolate.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { type LibrarySort, librarySorts, listedArticles } from '../../store/library-slice.ts'
import { setFilter, setSort, showLibrary, useApp } from '../../store/store.ts'
import { applyLabelColors } from '../annotate/label-look.ts'
import { ArticleList } from './article-list.tsx'
import { EmptyLibrary } from './empty-library.tsx'
import './library.css'

const libraryCommands: readonly CommandId[] = ['articles.import', 'articles.paste', 'articles.editMetadata']

/** The project's articles: found, sorted, opened. */
export function Library() {
  const { say, locale } = useWording()
  const { number } = useFormats()
  const isNarrow = useNarrowWindow()
  const codebook = useApp((state) => state.open.project?.codebook)
  const summaries = useApp((state) => state.library.summaries)
  const sort = useApp((state) => state.library.sort)
  const filter = useApp((state) => state.library.filter)
  const listed = useMemo(
    () => listedArticles({ summaries, sort, filter }, locale),
    [summaries, sort, filter, locale],
  )
  useLayoutEffect(() => {
    if (codebook) applyLabelColors(codebook)
  }, [codebook])
  if (!codebook) return null

  const shown =
    listed.length === summaries.length
      ? number(summaries.length)
      : say('library.shown', { shown: listed.length, total: summaries.length })
  return (
    <section
      className="library"
      aria-label={say('library.label')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isNarrow && !event.defaultPrevented) showLibrary('auto')
      }}
    >
      <header className="library-head">
        <h2 className="library-title">
          {say('library.articles')} · {shown}
        </h2>
        {summaries.length > 1 ? <SortMenu sort={sort} /> : null}
        <MenuTrigger>
          <Button className="quiet-button square" aria-label={say('library.actions')}>
            <Icon shape="plus" />
          </Button>
          <Popover className="popover" placement="bottom end">
            <CommandMenu label={say('library.actions')} commands={libraryCommands} />
          </Popover>
        </MenuTrigger>
      </header>
      {summaries.length > 1 ? <Filter filter={filter} /> : null}
      {summaries.length === 0 ? <EmptyLibrary /> : null}
      {listed.length > 0 ? <ArticleList articles={listed} codebook={codebook} /> : null}
      <p role="status" className="library-none">
        {listed.length === 0 && summaries.length > 0
          ? say('library.noMatch', { filter: isolated(filter) })
          : null}
      </p>
    </section>
  )
}

function Filter({ filter }: { filter: string }) {
  const { say } = useWording()
  return (
    <SearchField
      className="library-filter"
      aria-label={say('library.filter')}
      value={filter}
      onChange={setFilter}
    >
      <Icon shape="search" />
      <Input
        className="library-filter-input"
        placeholder={say('library.filter')}
        dir={filter === '' ? undefined : 'auto'}
      />
      {filter === '' ? null : (
        <Button className="quiet-button square" aria-label={say('library.clear')}>
          <Icon shape="cross" />
        </Button>
      )}
    </SearchField>
  )
}

function SortMenu({ sort }: { sort: LibrarySort }) {
  const { say } = useWording()
  return (
    <MenuTrigger>
      <Button
        className="quiet-button square"
        aria-label={`${say('library.sort')}: ${say(`library.sort.${sort}`)}`}
      >
        <Icon shape="sort" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={say('library.sort')}
          selectionMode="single"
          selectedKeys={[sort]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const chosen = librarySorts.find((candidate) => keys === 'all' || keys.has(candidate))
            if (chosen) setSort(chosen)
          }}
        >
          {librarySorts.map((id) => (
            <MenuItem key={id} id={id} textValue={say(`library.sort.${id}`)} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span className="menu-mark">{isSelected ? <Icon shape="check" /> : null}</span>
                  {say(`library.sort.${id}`)}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
