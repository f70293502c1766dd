import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { ImportCandidate } from '#app/ipc/contract.ts'
import { Icon } from '../../components/icon.tsx'
import { isolated } from '../../i18n/isolate.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useArticleTitle } from '../../store/store.ts'
import { canImport } from '../../store/tasks-slice.ts'

interface CandidateListProps {
  readonly candidates: readonly ImportCandidate[]
  readonly chosen: string
  readonly onChoose: (token: string) => void
}

const virtualAbove = 100
const layoutOptions = { estimatedRowHeight: 54 }

/** The files on their way in; those that will be skipped are marked. */
export function CandidateList({ candidates, chosen, onChoose }: CandidateListProps) {
  const { say } = useWording()
  const list = (
    <ListBox
      className="candidate-list"
      aria-label={say('import.candidates')}
      items={candidates.map((candidate) => ({ id: candidate.token, candidate }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [token] = keys
        if (typeof token === 'string') onChoose(token)
      }}
    >
      {({ candidate }) => <CandidateOption candidate={candidate} />}
    </ListBox>
  )
  if (candidates.length <= virtualAbove) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      {list}
    </Virtualizer>
  )
}

function CandidateOption({ candidate }: { candidate: ImportCandidate }) {
  const wording = useWording()
  const { metadata, fileName, problem, duplicateOf } = candidate
  const name = fileName === '' ? wording.say('import.pasted') : fileName
  const duplicateTitle = useArticleTitle(duplicateOf)
  const isTaken = canImport(candidate)
  const shown = metadata.title === '' ? name : metadata.title
  return (
    <ListBoxItem
      id={candidate.token}
      textValue={shown}
      className={isTaken ? 'candidate-option' : 'candidate-option skipped'}
    >
      <span className="candidate-mark">
        <Icon shape={isTaken ? 'check' : 'cross'} />
      </span>
      <Text slot="label" className="candidate-title" dir="auto">
        {shown}
      </Text>
      <Text slot="description" className="candidate-file">
        {problem !== null ? (
          wording.say('import.notImported', { problem: wording.problem(problem) })
        ) : duplicateTitle !== null ? (
          wording.say('import.duplicate', { title: isolated(duplicateTitle) })
        ) : (
          <bdi>{name}</bdi>
        )}
      </Text>
    </ListBoxItem>
  )
}
