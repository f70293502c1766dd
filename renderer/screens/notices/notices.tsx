import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import type { Wording } from '#app/wording/wording.ts'
import { Icon } from '../../components/icon.tsx'
import { isolated } from '../../i18n/isolate.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { isTrouble, type Notice, type NoticeContent } from '../../store/notices-slice.ts'
import { dismissNotice, useApp } from '../../store/store.ts'
import './notices.css'

/** How long a word that needs no answer stays. */
const restMilliseconds = 7000

/** Words in the corner: what was undone, what was imported, what went wrong. Problems stay until they are put away. */
export function Notices() {
  const { say } = useWording()
  const notices = useApp((state) => state.messages.notices)
  return (
    <section className="notices" aria-label={say('notices.label')}>
      {/* Two live regions that always stand there, so that what is put into them is read out. */}
      <div role="status" className="notice-list">
        {notices
          .filter(({ content }) => !isTrouble(content))
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="alert" className="notice-list">
        {notices
          .filter(({ content }) => isTrouble(content))
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
      </div>
    </section>
  )
}

function NoticeCard({ notice }: { notice: Notice }) {
  const wording = useWording()
  const codebook = useApp((state) => state.open.project?.codebook ?? null)
  const [isHeld, setHeld] = useState(false)
  const { id, content } = notice
  const leaves = !isTrouble(content) && !isHeld

  useEffect(() => {
    if (!leaves) return
    const timer = setTimeout(() => dismissNotice(id), restMilliseconds)
    return () => clearTimeout(timer)
  }, [id, leaves])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays while the pointer or the keyboard is on it
    <div
      className={isTrouble(content) ? 'notice problem' : 'notice'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="notice-words" dir="auto">
        {wordsOf(content, wording, codebook)}
      </p>
      <Button
        className="quiet-button square"
        aria-label={wording.say('notices.dismiss')}
        onPress={() => dismissNotice(id)}
      >
        <Icon shape="cross" />
      </Button>
    </div>
  )
}

function wordsOf(content: NoticeContent, wording: Wording, codebook: Codebook | null): string {
  switch (content.type) {
    case 'message':
      return wording.say(content.key, content.values)
    case 'problem':
      return wording.problem(content.problem)
    case 'step': {
      const { action, label } = content.description
      const definition =
        codebook &&
        (labelDefinition(codebook, label) ??
          codebook.relations.find(({ id }) => id === label) ??
          codebook.zoneTypes.find(({ id }) => id === label))
      const name = definition?.name[wording.locale] ?? label
      const step = wording.say(`step.${action}`, { label: name })
      const words = wording.say(content.move === 'undo' ? 'step.undone' : 'step.redone', { step })
      return content.title === null
        ? words
        : wording.say('step.elsewhere', { words, title: isolated(content.title) })
    }
  }
}
