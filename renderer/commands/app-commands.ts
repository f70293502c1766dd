import type { CommandId } from '#app/commands/catalogue.ts'
import type { ThemeChoice } from '#app/ipc/contract.ts'
import { redoable, undoable } from '#app/model/history.ts'
import type { Locale } from '#app/wording/locale.ts'
import { type AppState, canEdit } from '../store/app-state.ts'
import { listedArticles } from '../store/library-slice.ts'
import {
  changeSettings,
  chooseFiles,
  chooseProject,
  closeProject,
  openArticle,
  openDialog,
  openSample,
  redo,
  showScreen,
  undo,
} from '../store/store.ts'
import type { Screen } from '../store/view-slice.ts'
import type { Command } from './command.ts'

const hasProject = (state: AppState) => state.open.project !== null
const idle = (state: AppState) => !state.view.busy

const screenCommand = (screen: Screen): Command => ({ enabled: hasProject, run: () => showScreen(screen) })
const localeCommand = (locale: Locale): Command => ({
  enabled: () => true,
  run: () => void changeSettings({ locale }),
})
const themeCommand = (theme: ThemeChoice): Command => ({
  enabled: () => true,
  run: () => void changeSettings({ theme }),
})

/** The article `steps` further down the library's list. */
function neighbour(state: AppState, steps: number): string | undefined {
  const listed = listedArticles(state.library, state.computer.locale)
  const rank = listed.findIndex(({ id }) => id === state.articles.current)
  return rank === -1 ? listed[0]?.id : listed[rank + steps]?.id
}

const neighbourCommand = (steps: number): Command => ({
  enabled: (state) => hasProject(state) && state.library.summaries.length > 0,
  run: (state) => {
    const id = neighbour(state, steps)
    if (id === undefined) return
    showScreen('annotate')
    void openArticle(id)
  },
})

/** What the commands of the whole window do, and when they can. */
export const appCommands: Partial<Record<CommandId, Command>> = {
  'project.new': { enabled: idle, run: () => openDialog({ type: 'new_project' }) },
  'project.open': { enabled: idle, run: () => void chooseProject() },
  'project.openSample': { enabled: idle, run: () => void openSample() },
  'project.close': { enabled: (state) => hasProject(state) && idle(state), run: () => void closeProject() },
  'articles.import': { enabled: canEdit, run: () => void chooseFiles() },
  'articles.paste': { enabled: canEdit, run: () => openDialog({ type: 'paste' }) },
  'articles.editMetadata': {
    enabled: (state) => canEdit(state) && state.articles.current !== null,
    run: (state) => {
      if (state.articles.current !== null) {
        openDialog({ type: 'article_details', article: state.articles.current })
      }
    },
  },
  'export.open': screenCommand('export'),
  'history.undo': {
    enabled: (state) => canEdit(state) && undoable(state.undo.history) !== undefined,
    run: () => void undo(),
  },
  'history.redo': {
    enabled: (state) => canEdit(state) && redoable(state.undo.history) !== undefined,
    run: () => void redo(),
  },
  'article.next': neighbourCommand(1),
  'article.previous': neighbourCommand(-1),
  'screen.annotate': screenCommand('annotate'),
  'screen.export': screenCommand('export'),
  'screen.settings': screenCommand('settings'),
  'keys.show': { enabled: () => true, run: () => openDialog({ type: 'keys' }) },
  'locale.en': localeCommand('en'),
  'locale.ar': localeCommand('ar'),
  'theme.system': themeCommand('system'),
  'theme.light': themeCommand('light'),
  'theme.dark': themeCommand('dark'),
}
