import { Component, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { useWording } from '../i18n/wording-provider.tsx'
import { closeDialog, showScreen } from '../store/store.ts'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly error: unknown
}

/**
 * Shows what went wrong where something could not be drawn, instead of an empty window. All data lives in the store, so
 * drawing once more loses nothing, and saving goes on meanwhile. What is drawn again is the page, without the dialog or the
 * screen that may have been at fault.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return <Failure error={error} onRetry={() => this.#retry()} />
  }

  #retry(): void {
    closeDialog()
    showScreen('annotate')
    this.setState({ error: null })
  }
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const wording = useWording()
  return (
    <div role="alert" className="failure">
      <p>{wording.problem({ code: 'unexpected', params: { reason: String(error) } })}</p>
      <Button className="button" onPress={onRetry}>
        {wording.say('status.retry')}
      </Button>
    </div>
  )
}
