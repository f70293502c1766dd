import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Icon } from '../../components/icon.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { openDialog, switchAnnotator, useApp } from '../../store/store.ts'

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** The first letter of a name, for the round mark. */
function initialOf(name: string): string {
  return graphemes.segment(name.trim())[Symbol.iterator]().next().value?.segment ?? ''
}

/** Who is annotating, and the way to another annotator. */
export function AnnotatorMenu() {
  const { say } = useWording()
  const annotator = useApp((state) => state.open.project?.annotator)
  const annotators = useApp((state) => state.open.project?.annotators)
  if (!annotator || !annotators) return null
  const label = say('bar.annotator', { name: annotator.name })
  return (
    <MenuTrigger>
      <Button className="quiet-button bar-annotator" aria-label={label}>
        <bdi className="bar-annotator-name">{annotator.name}</bdi>
        <span className="initial" aria-hidden="true">
          {initialOf(annotator.name)}
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => {
            if (key === 'add') openDialog({ type: 'add_annotator' })
          }}
        >
          <MenuSection
            aria-label={label}
            selectionMode="single"
            selectedKeys={[annotator.id]}
            disallowEmptySelection
            onSelectionChange={(keys) => {
              const [id] = keys
              if (typeof id === 'string' && id !== annotator.id) void switchAnnotator(id)
            }}
          >
            {annotators.map(({ id, name }) => (
              <MenuItem key={id} id={id} textValue={name} className="menu-item">
                {({ isSelected }) => (
                  <>
                    <span className="menu-mark">{isSelected ? <Icon shape="check" /> : null}</span>
                    <bdi>{name}</bdi>
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuItem id="add" className="menu-item">
            {say('bar.addAnnotator')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
