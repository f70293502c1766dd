import { useLayoutEffect, useRef } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import type { Span } from '#app/text/span.ts'
import { localeDirection } from '#app/wording/locale.ts'
import type { ArticleView } from '../../editor/article-view.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { setPick } from '../../store/store.ts'
import { focusOn } from './focus-targets.ts'
import './floating-picker.css'

/** Distance between the picker and the words it is about, in CSS pixels. */
const clearance = 10
/** Choosing among more is done by typing. */
const limit = 60

/** One thing to choose. */
export interface PickerItem {
  readonly id: string
  /** CSS classes that give it a label's colour. */
  readonly look: string
  readonly name: string
  /** A second line; null where there is nothing more to say. */
  readonly detail: string | null
  /** What typing is compared with. */
  readonly searchText: string
  readonly accessibleName: string
}

interface FloatingPickerProps {
  readonly view: ArticleView
  /** The words that it is about, under which it stands. */
  readonly span: Span
  readonly title: string
  readonly filterLabel: string
  readonly listLabel: string
  readonly emptyText: string
  readonly items: readonly PickerItem[]
  readonly onChoose: (id: string) => void
}

/** A list under some words of the text, found in by typing; Enter chooses, Esc leaves. */
export function FloatingPicker(props: FloatingPickerProps) {
  const { view, span, title, filterLabel, listLabel, emptyText, items, onChoose } = props
  const { locale } = useWording()
  const { contains } = useFilter({ sensitivity: 'base' })
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = panel.current
    const frame = element?.offsetParent
    if (!element || !frame) return
    const origin = frame.getBoundingClientRect()
    const rect = view.rectsOf(span).at(-1)
    const centre = rect ? (rect.left + rect.right) / 2 - origin.left : origin.width / 2
    const left = Math.min(Math.max(centre - element.offsetWidth / 2, 0), origin.width - element.offsetWidth)
    element.style.left = `${left}px`
    element.style.top = `${(rect?.bottom ?? origin.top) - origin.top + clearance}px`
    element.scrollIntoView({ block: 'nearest' })
  }, [view, span])

  return (
    <div
      className="floating-picker"
      ref={panel}
      role="dialog"
      aria-label={title}
      dir={localeDirection(locale)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        setPick(null)
        focusOn('text')
      }}
    >
      <p className="floating-picker-title">{title}</p>
      <Autocomplete filter={contains}>
        <SearchField aria-label={filterLabel} autoFocus>
          <Input className="inspector-field" placeholder={filterLabel} />
        </SearchField>
        <ListBox
          className="picker-items"
          aria-label={listLabel}
          items={items.slice(0, limit)}
          renderEmptyState={() => <p className="picker-empty">{emptyText}</p>}
          onAction={(key) => onChoose(String(key))}
        >
          {({ id, look, name, detail, searchText, accessibleName }: PickerItem) => (
            <ListBoxItem
              id={id}
              className={`picker-item ${look}`}
              textValue={searchText}
              aria-label={accessibleName}
            >
              <bdi className="picker-item-name">{name}</bdi>
              {detail === null ? null : <bdi className="picker-item-detail">{detail}</bdi>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  )
}
