import { DraftStatus } from '../features/imports/draft-status.tsx'
import { DropAnywhere } from '../features/imports/drop-anywhere.tsx'
import { FileChooser } from '../features/imports/file-chooser.tsx'
import { ImportList } from '../features/imports/import-list.tsx'
import { useDraftImport } from '../features/imports/imports.ts'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'

export function ImportsPage() {
  return <RetainerFrame section="Imports">{({ retainer }) => <Imports retainerId={retainer.id} />}</RetainerFrame>
}

function Imports({ retainerId }: { retainerId: string }) {
  const draft = useDraftImport(retainerId)
  return (
    <>
      <DropAnywhere onFile={draft.mutate} />
      <FileChooser onFile={draft.mutate} />
      <DraftStatus draft={draft} />
      <h2 className="past-imports">Past imports</h2>
      <ImportList retainerId={retainerId} />
    </>
  )
}
