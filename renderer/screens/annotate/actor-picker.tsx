import { useMemo } from 'react'
import { namesOf, type SuggestionReason, suggestActors } from '#app/annotating/actor-links.ts'
import type { Codebook } from '#app/codebook/codebook.ts'
import { type AnnotationSet, extent, quoteOf } from '#app/model/annotation.ts'
import { fullFolding } from '#app/text/folding.ts'
import type { MessageKey } from '#app/wording/wording.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { takeActor, takeNewActor } from './annotate-actions.ts'
import { FloatingPicker, type PickerItem } from './floating-picker.tsx'
import { labelClass } from './label-look.ts'

const fold = (text: string) => fullFolding.fold(text).text

/** Stands for "none of these, a new one"; no registry id is empty. */
const newActor = ''

const reasonWords: Readonly<Record<SuggestionReason, MessageKey | null>> = {
  chosen_before: 'actor.chosenBefore',
  same_name: 'actor.sameName',
  contains_name: 'actor.containsName',
  none: null,
}

interface ActorPickerProps {
  readonly view: ArticleView
  readonly set: AnnotationSet
  readonly codebook: Codebook
}

/** While a mention waits for its actor: the registry, the likeliest first and why, and a new actor last. */
export function ActorPicker({ view, set, codebook }: ActorPickerProps) {
  const { say, locale } = useWording()
  const actors = useApp((state) => state.open.project?.actors)
  const pick = useApp((state) => state.focus.pick)
  const waiting = pick?.kind === 'actor' ? pick.annotation : null
  const mention = set.annotations.find(({ id }) => id === waiting)
  const span = useMemo(() => mention && extent(mention), [mention])
  const suggestions = useMemo(
    () => (mention ? suggestActors(mention, actors ?? [], set.annotations, fold) : []),
    [mention, actors, set.annotations],
  )
  if (!mention || !span) return null
  const words = quoteOf(mention)
  const look = labelClass(codebook, mention.label)
  const items = suggestions.map(({ actor, reason }): PickerItem => {
    const name = (locale === 'ar' ? actor.nameAr : actor.nameEn) || actor.nameAr || actor.nameEn || actor.id
    const why = reasonWords[reason]
    return {
      id: actor.id,
      look,
      name,
      detail: why === null ? null : say(why),
      searchText: namesOf(actor).join(' '),
      accessibleName: why === null ? name : `${name}: ${say(why)}`,
    }
  })
  const fresh = say('actor.new', { name: words })
  const isKnown = suggestions[0] !== undefined && suggestions[0].reason !== 'none'
  const addition: PickerItem = {
    id: newActor,
    look,
    name: fresh,
    detail: null,
    searchText: words,
    accessibleName: fresh,
  }
  return (
    <FloatingPicker
      view={view}
      span={span}
      title={say('actor.title')}
      filterLabel={say('actor.filter')}
      listLabel={say('actor.candidates')}
      emptyText={say('actor.filter')}
      items={isKnown ? [...items, addition] : [addition, ...items]}
      onChoose={(id) => (id === newActor ? void takeNewActor(words) : takeActor(id))}
    />
  )
}
