import type { Codebook } from '#app/codebook/codebook.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { takeZone } from './annotate-actions.ts'
import { FloatingPicker } from './floating-picker.tsx'

/** While a span waits to become a zone: the codebook's kinds. */
export function ZonePicker({ view, codebook }: { view: ArticleView; codebook: Codebook }) {
  const { say, locale } = useWording()
  const pick = useApp((state) => state.focus.pick)
  if (pick?.kind !== 'zone') return null
  return (
    <FloatingPicker
      view={view}
      span={pick.span}
      title={say('zone.title')}
      filterLabel={say('zone.filter')}
      listLabel={say('zone.kinds')}
      emptyText={say('zone.filter')}
      items={codebook.zoneTypes.map(({ id, name }) => ({
        id,
        look: 'zone-look',
        name: name[locale],
        detail: null,
        searchText: `${name.ar} ${name.en} ${id}`,
        accessibleName: name[locale],
      }))}
      onChoose={takeZone}
    />
  )
}
