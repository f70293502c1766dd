import type { Problem } from '#app/result.ts'
import { useWording } from '../i18n/wording-provider.tsx'

/** What went wrong, said at once to those who cannot see it. */
export function Trouble({ problem }: { problem: Problem | null }) {
  const wording = useWording()
  return (
    <div role="alert">{problem === null ? null : <p className="trouble">{wording.problem(problem)}</p>}</div>
  )
}
