import type { Bridge, OpenedArticle } from '#app/ipc/contract.ts'
import { applyChanges, type Change, invertChanges } from '#app/model/changes.ts'
import {
  type HistoryMove,
  type HistoryStep,
  moveHistory,
  redoable,
  type StepDescription,
  undoable,
} from '#app/model/history.ts'
import { fail, type Problem, type Result } from '#app/result.ts'
import { type AppState, canEdit } from './app-state.ts'
import type { AppStore } from './app-store.ts'
import { currentArticle, withCurrent, withSet } from './article-slice.ts'
import { initialFocus } from './focus-slice.ts'
import { withCountsOf } from './library-slice.ts'
import { type NoticeContent, withNotice } from './notices-slice.ts'

/** What can be done with articles and their sets. */
export interface ArticleActions {
  /** Puts an article on the page. Resolves to the problem where it cannot be opened (a notice says so too), else null. */
  openArticle(id: string): Promise<Problem | null>
  /**
   * Applies changes to the set of the article on the page, at once, as one undoable step; saving follows by itself. The
   * changes must describe what stands there now. Returns whether they were applied; a notice says why not.
   */
  makeEdit(description: StepDescription, changes: readonly Change[]): boolean
  /** Takes the last step back, opening its article first where it is another one. */
  undo(): Promise<void>
  /** Does the last undone step again, opening its article first where it is another one. */
  redo(): Promise<void>
}

/** Makes the actions on a store; articles come through the bridge. */
export function articleActions(store: AppStore, bridge: Bridge): ArticleActions {
  const say = (content: NoticeContent) =>
    store.setState((state) => ({ messages: withNotice(state.messages, content) }))

  const openArticle = async (id: string): Promise<Problem | null> => {
    const { articles, open } = store.getState()
    if (articles.current === id && articles.opening === null) return null
    const kept = articles.opened[id]
    if (kept) {
      // On the page already, or left with unsaved edits: main has an older state than we do.
      store.setState((state) => shown(state, kept))
      return null
    }
    store.setState((state) => ({ articles: { ...state.articles, opening: id } }))
    const folder = open.project?.folder
    const answer = await requestArticle(bridge, id)
    const state = store.getState()
    // Meanwhile another article was asked for, or the project was closed.
    if (state.articles.opening !== id || state.open.project?.folder !== folder) return null
    if (answer.ok) {
      store.setState(shown(state, answer.value))
      return null
    }
    store.setState({ articles: { ...state.articles, opening: null } })
    say({ type: 'problem', problem: answer.problem })
    return answer.problem
  }

  const makeEdit: ArticleActions['makeEdit'] = (description, changes) => {
    const state = store.getState()
    const article = currentArticle(state.articles)
    if (!article || changes.length === 0) return false
    if (!canEdit(state)) {
      say({ type: 'problem', problem: state.open.project?.readOnly ?? noProject })
      return false
    }
    const step: HistoryStep = { article: article.article.id, description, changes }
    const edited = afterEdit(state, step.article, changes, { type: 'do', step })
    if (edited.ok) store.setState(edited.value)
    else say({ type: 'problem', problem: edited.problem })
    return edited.ok
  }

  const move = async (type: 'undo' | 'redo'): Promise<void> => {
    const state = store.getState()
    const step = stepFor(state, type)
    if (!step) return
    if (!canEdit(state)) {
      say({ type: 'problem', problem: state.open.project?.readOnly ?? noProject })
      return
    }
    const elsewhere = state.articles.current !== step.article
    if (elsewhere) {
      const problem = await openArticle(step.article)
      if (problem !== null && problem.code !== 'article_not_found') return
      if (problem !== null) return skip(type, step, problem)
    }
    const ready = store.getState()
    const article = currentArticle(ready.articles)
    // Meanwhile another article was opened or another edit made: what was meant is no longer clear.
    if (article?.article.id !== step.article || stepFor(ready, type) !== step) return
    const changes = type === 'undo' ? invertChanges(step.changes) : step.changes
    const edited = afterEdit(ready, step.article, changes, { type })
    if (!edited.ok) return skip(type, step, edited.problem)
    store.setState({
      ...edited.value,
      focus: { ...initialFocus, selection: ready.focus.selection, annotation: changedAnnotation(changes) },
      view: { ...ready.view, screen: 'annotate' },
    })
    const title = elsewhere ? article.article.metadata.title : null
    say({ type: 'step', move: type, description: step.description, title })
  }

  /** A step that can no longer be made is passed over with a word, or every later undo would stop at it. */
  const skip = (type: 'undo' | 'redo', step: HistoryStep, problem: Problem): void => {
    say({ type: 'problem', problem })
    store.setState(({ articles, undo }) => ({
      undo: { ...undo, history: moveHistory(undo.history, { type }) },
      articles: {
        ...articles,
        unsaved: [...articles.unsaved, { article: step.article, changes: [], history: { type } }],
      },
    }))
  }

  // One move after the other: a second Ctrl+Z may come while the first is still opening its article.
  let moves: Promise<void> = Promise.resolve()
  const inOrder = (type: 'undo' | 'redo'): Promise<void> => {
    moves = moves.then(() => move(type))
    return moves
  }

  return { openArticle, makeEdit, undo: () => inOrder('undo'), redo: () => inOrder('redo') }
}

/** Asks main for an article; a broken channel counts as a problem like any other. */
export async function requestArticle(bridge: Bridge, id: string): Promise<Result<OpenedArticle>> {
  try {
    return await bridge.request('articles.open', { id })
  } catch (error) {
    return fail('unexpected', { reason: String(error) })
  }
}

const noProject: Problem = { code: 'no_project', params: {} }

function stepFor({ undo }: AppState, type: 'undo' | 'redo'): HistoryStep | undefined {
  return type === 'undo' ? undoable(undo.history) : redoable(undo.history)
}

function shown(state: AppState, article: OpenedArticle): Partial<AppState> {
  const place = state.view.places[article.article.id]
  return {
    articles: withCurrent(state.articles, article),
    focus: { ...initialFocus, annotation: place?.focusedAnnotation ?? null },
    library: { ...state.library, summaries: withCountsOf(state.library.summaries, article.set) },
  }
}

function afterEdit(
  state: AppState,
  id: string,
  changes: readonly Change[],
  history: HistoryMove,
): Result<Partial<AppState>> {
  const article = state.articles.opened[id]
  if (!article) return fail('article_not_found', { id })
  const next = applyChanges(article.set, changes)
  if (!next.ok) return next
  const articles = withSet(state.articles, next.value)
  return {
    ok: true,
    value: {
      articles: { ...articles, unsaved: [...articles.unsaved, { article: id, changes, history }] },
      undo: { ...state.undo, history: moveHistory(state.undo.history, history) },
      library: { ...state.library, summaries: withCountsOf(state.library.summaries, next.value) },
      focus: withoutRemoved(state.focus, changes),
    },
  }
}

/** The annotation in hand may be the one that was just removed. */
function withoutRemoved(focus: AppState['focus'], changes: readonly Change[]): AppState['focus'] {
  const removed = (id: string | null) =>
    changes.some(
      (change) => change.type === 'annotation' && change.before?.id === id && change.after === null,
    )
  const annotation = focus.annotation !== null && removed(focus.annotation) ? null : focus.annotation
  const pick = focus.pick !== null && removed(focus.pick.annotation) ? null : focus.pick
  return annotation === focus.annotation && pick === focus.pick ? focus : { ...focus, annotation, pick }
}

/** The annotation to focus after a step: the one that now stands there, or the one a changed relation starts from. */
function changedAnnotation(changes: readonly Change[]): string | null {
  for (const change of changes) {
    if (change.type === 'annotation' && change.after !== null) return change.after.id
  }
  for (const change of changes) {
    if (change.type === 'relation') {
      const relation = change.after ?? change.before
      const removed = changes.some(
        (other) => other.type === 'annotation' && other.after === null && other.before?.id === relation?.from,
      )
      if (relation && !removed) return relation.from
    }
  }
  return null
}
