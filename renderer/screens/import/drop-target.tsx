import { useEffect, useState } from 'react'
import { useWording } from '../../i18n/wording-provider.tsx'
import { type AppState, canEdit } from '../../store/app-state.ts'
import { appStore, importFiles } from '../../store/store.ts'
import './import.css'

/** Files can be dropped anywhere, also on the import dialog; on no other. */
function takesFiles(state: AppState): boolean {
  const { dialog } = state.view
  return canEdit(state) && (dialog === null || dialog.type === 'import')
}

/** Takes files that are dropped on the window, and says so while they are held over it. */
export function DropTarget() {
  const { say } = useWording()
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      // Also where nothing is taken: the window would otherwise go to the file.
      event.preventDefault()
      const takes = takesFiles(appStore.getState())
      event.dataTransfer.dropEffect = takes ? 'copy' : 'none'
      setOver(takes)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      setOver(false)
      if (takesFiles(appStore.getState())) void importFiles(filesOf(event.dataTransfer))
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  return isOver ? (
    <div className="drop-target">
      <p>{say('library.drop')}</p>
    </div>
  ) : null
}

/** The files among what was dropped; folders cannot be read as files. */
function filesOf(transfer: DataTransfer): File[] {
  return [...transfer.items]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? [])
}
