import { FileChooser } from '../features/imports/file-chooser.tsx'
import { ImportList } from '../features/imports/import-list.tsx'
import { UploadAnywhere, useFilesOf } from '../features/imports/upload-anywhere.tsx'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'

export function ImportsPage() {
  return <RetainerFrame section="Imports">{({ retainer }) => <Imports retainerId={retainer.id} />}</RetainerFrame>
}

function Imports({ retainerId }: { retainerId: string }) {
  const onFiles = useFilesOf(retainerId)
  return (
    <>
      <UploadAnywhere retainerId={retainerId} />
      <FileChooser onFiles={onFiles} />
      <h2 className="past-imports">Past imports</h2>
      <ImportList retainerId={retainerId} />
    </>
  )
}
