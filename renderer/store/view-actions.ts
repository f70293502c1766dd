import type { Bridge, Settings } from '#app/ipc/contract.ts'
import type { ArticleMetadata } from '#app/model/article.ts'
import { fail, type Problem } from '#app/result.ts'
import type { Locale } from '#app/wording/locale.ts'
import type { AppStore } from './app-store.ts'
import { type LibrarySort, withSummary } from './library-slice.ts'
import { type NoticeContent, withNotice } from './notices-slice.ts'
import type { Dialog, LibraryWish, Screen } from './view-slice.ts'

/** What the window shows around the article. */
export interface ViewActions {
  showScreen(screen: Screen): void
  showLibrary(wish: LibraryWish): void
  openDialog(dialog: Dialog): void
  closeDialog(): void
  setSort(sort: LibrarySort): void
  setFilter(filter: string): void
  /** Says something in the corner. */
  notify(content: NoticeContent): void
  dismissNotice(id: number): void
  /** Changes the settings of this computer at once and keeps them. */
  changeSettings(change: Partial<Settings>): Promise<void>
  /** Writes what is known about an article; resolves to the problem where that failed. */
  setMetadata(id: string, metadata: ArticleMetadata): Promise<Problem | null>
}

/**
 * @param systemLocale the interface language that the system prefers
 */
export function viewActions(store: AppStore, bridge: Bridge, systemLocale: () => Locale): ViewActions {
  const notify = (content: NoticeContent) =>
    store.setState(({ messages }) => ({ messages: withNotice(messages, content) }))

  return {
    showScreen: (screen) => store.setState(({ view }) => ({ view: { ...view, screen } })),
    showLibrary: (library) => store.setState(({ view }) => ({ view: { ...view, library } })),
    openDialog: (dialog) => store.setState(({ view }) => ({ view: { ...view, dialog } })),
    closeDialog: () => store.setState(({ view }) => ({ view: { ...view, dialog: null } })),
    setSort: (sort) => store.setState(({ library }) => ({ library: { ...library, sort } })),
    setFilter: (filter) => store.setState(({ library }) => ({ library: { ...library, filter } })),
    notify,
    dismissNotice: (id) =>
      store.setState(({ messages }) => ({
        messages: { ...messages, notices: messages.notices.filter((notice) => notice.id !== id) },
      })),
    changeSettings: async (change) => {
      const settings = { ...store.getState().computer.settings, ...change }
      store.setState(({ computer }) => ({
        computer: {
          ...computer,
          settings,
          locale: change.locale === undefined ? computer.locale : (change.locale ?? systemLocale()),
        },
      }))
      await bridge.request('settings.change', settings).catch((error: unknown) => {
        notify({ type: 'problem', problem: { code: 'unexpected', params: { reason: String(error) } } })
      })
    },
    setMetadata: async (id, metadata) => {
      const answer = await bridge
        .request('articles.setMetadata', { id, metadata })
        .catch((error: unknown) => fail('unexpected', { reason: String(error) }))
      if (!answer.ok) return answer.problem
      store.setState(({ library, articles }) => {
        const opened = articles.opened[id]
        const { counts, state } = library.summaries.find((summary) => summary.id === id) ?? answer.value
        return {
          // Counts and state here include what is not saved yet.
          library: {
            ...library,
            summaries: withSummary(library.summaries, { ...answer.value, counts, state }),
          },
          articles: opened
            ? {
                ...articles,
                opened: {
                  ...articles.opened,
                  [id]: { ...opened, article: { ...opened.article, metadata: answer.value.metadata } },
                },
              }
            : articles,
        }
      })
      return null
    },
  }
}
