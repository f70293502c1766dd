import { ownerRelation, relationsFrom } from '#app/annotating/relations.ts'
import type { Codebook, RelationDefinition } from '#app/codebook/codebook.ts'
import type { CommandId } from '#app/commands/catalogue.ts'
import type { Granularity } from '#app/text/segments.ts'
import type { Command } from '../../commands/command.ts'
import { type AppState, canEdit } from '../../store/app-state.ts'
import { currentArticle } from '../../store/article-slice.ts'
import {
  addFragment,
  applyLabel,
  askForActor,
  askForRelation,
  askForZone,
  confirm,
  cycleOverlapping,
  focusNeighbour,
  leave,
  moveEdge,
  removeFocused,
  toggleFinished,
  trimProclitic,
} from './annotate-actions.ts'
import { inHand } from './in-hand.ts'

const onPage = (state: AppState) =>
  state.view.screen === 'annotate' && currentArticle(state.articles) !== null
const hasAnnotations = (state: AppState) =>
  onPage(state) && currentArticle(state.articles)!.set.annotations.length > 0
const inFocus = (state: AppState) => onPage(state) && state.focus.annotation !== null
const editableFocus = (state: AppState) => inFocus(state) && canEdit(state)
const hasSelection = (state: AppState) => (state.focus.selection?.spans.length ?? 0) > 0

function labelCommand(key: string): Command {
  const labelFor = (state: AppState) => state.open.project?.codebook.labels.find((label) => label.key === key)
  return {
    enabled: (state) =>
      onPage(state) &&
      canEdit(state) &&
      labelFor(state) !== undefined &&
      (hasSelection(state) || state.focus.annotation !== null),
    run: (state) => {
      const label = labelFor(state)
      if (label) applyLabel(label)
    },
  }
}

function edgeCommand(edge: 'start' | 'end', forward: boolean, granularity: Granularity): Command {
  return { enabled: editableFocus, run: () => moveEdge(edge, forward, granularity) }
}

/** Asks for one relation of the codebook, where the label in focus can begin it. */
function relationCommand(
  find: (codebook: Codebook, label: string) => RelationDefinition | undefined,
): Command {
  const definitionFor = (state: AppState) => {
    const label = inHand(state)?.focused?.label
    const codebook = state.open.project?.codebook
    return label === undefined || !codebook ? undefined : find(codebook, label)
  }
  return {
    enabled: (state) => editableFocus(state) && definitionFor(state) !== undefined,
    run: (state) => {
      const definition = definitionFor(state)
      if (definition) askForRelation(definition)
    },
  }
}

function relationNamed(id: string): Command {
  return relationCommand((codebook, label) =>
    relationsFrom(codebook, label).find((definition) => definition.id === id),
  )
}

/** What the annotate screen's commands of the catalogue do, and when they can. */
export const annotateCommands: Partial<Record<CommandId, Command>> = {
  'label.1': labelCommand('1'),
  'label.2': labelCommand('2'),
  'label.3': labelCommand('3'),
  'label.4': labelCommand('4'),
  'label.5': labelCommand('5'),
  'label.6': labelCommand('6'),
  'label.7': labelCommand('7'),
  'label.8': labelCommand('8'),
  'label.9': labelCommand('9'),
  'annotation.next': { enabled: hasAnnotations, run: () => focusNeighbour(true) },
  'annotation.previous': { enabled: hasAnnotations, run: () => focusNeighbour(false) },
  'annotation.cycle': { enabled: hasAnnotations, run: cycleOverlapping },
  'annotation.growEnd': edgeCommand('end', true, 'grapheme'),
  'annotation.shrinkEnd': edgeCommand('end', false, 'grapheme'),
  'annotation.growEndWord': edgeCommand('end', true, 'word'),
  'annotation.shrinkEndWord': edgeCommand('end', false, 'word'),
  'annotation.growStart': edgeCommand('start', false, 'grapheme'),
  'annotation.shrinkStart': edgeCommand('start', true, 'grapheme'),
  'annotation.growStartWord': edgeCommand('start', false, 'word'),
  'annotation.shrinkStartWord': edgeCommand('start', true, 'word'),
  'annotation.linkActor': {
    enabled: (state) => {
      const label = inHand(state)?.focused?.label
      return (
        editableFocus(state) && inHand(state)?.labels.find(({ id }) => id === label)?.mentionsActor === true
      )
    },
    run: askForActor,
  },
  'relation.owner': relationCommand(ownerRelation),
  'relation.source': relationNamed('source'),
  'relation.addressee': relationNamed('addressee'),
  'relation.beneficiary': relationNamed('beneficiary'),
  'relation.target': relationNamed('target'),
  'relation.about': relationNamed('about'),
  'relation.condition': relationNamed('condition'),
  'relation.contradicts': relationNamed('contradicts'),
  'relation.same_as': relationNamed('same_as'),
  'zone.mark': { enabled: (state) => onPage(state) && canEdit(state), run: askForZone },
  'annotation.trimProclitic': { enabled: editableFocus, run: trimProclitic },
  'annotation.addFragment': { enabled: editableFocus, run: addFragment },
  'annotation.editAttributes': {
    enabled: (state) => inFocus(state) || (onPage(state) && state.focus.pick !== null),
    run: confirm,
  },
  'annotation.remove': { enabled: editableFocus, run: removeFocused },
  'annotation.leave': { enabled: onPage, run: leave },
  'article.finish': { enabled: (state) => onPage(state) && canEdit(state), run: toggleFinished },
}
