import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'

interface ProgressProps {
  readonly label: string
  readonly done: number
  readonly total: number
}

/** How far a long task is, in words and as a bar. */
export function Progress({ label, done, total }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={done} maxValue={Math.max(total, 1)}>
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <div className="progress-track">
            <div className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
