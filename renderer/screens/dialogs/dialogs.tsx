import { lazy, Suspense } from 'react'
import { useApp } from '../../store/store.ts'

const NewProjectDialog = lazy(async () => ({
  default: (await import('./new-project-dialog.tsx')).NewProjectDialog,
}))
const AddAnnotatorDialog = lazy(async () => ({
  default: (await import('./add-annotator-dialog.tsx')).AddAnnotatorDialog,
}))
const ImportDialog = lazy(async () => ({
  default: (await import('../import/import-dialog.tsx')).ImportDialog,
}))
const PasteDialog = lazy(async () => ({ default: (await import('../import/paste-dialog.tsx')).PasteDialog }))
const DetailsDialog = lazy(async () => ({ default: (await import('./details-dialog.tsx')).DetailsDialog }))
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }))

/** The dialog that is open, if any; each is loaded when it is first needed. */
export function Dialogs() {
  const dialog = useApp((state) => state.view.dialog)
  if (dialog === null) return null
  return (
    <Suspense fallback={null}>
      {dialog.type === 'new_project' ? <NewProjectDialog /> : null}
      {dialog.type === 'add_annotator' ? <AddAnnotatorDialog /> : null}
      {dialog.type === 'import' ? <ImportDialog /> : null}
      {dialog.type === 'paste' ? <PasteDialog /> : null}
      {dialog.type === 'article_details' ? <DetailsDialog article={dialog.article} /> : null}
      {dialog.type === 'keys' ? <KeysDialog /> : null}
    </Suspense>
  )
}
