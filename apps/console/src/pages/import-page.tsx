import { useParams } from 'react-router'
import { Failure } from '../controls/notice.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { ImportPreview } from '../features/imports/import-preview.tsx'
import { useImport } from '../features/imports/imports.ts'
import { RecognisedLine } from '../features/imports/recognised-line.tsx'
import { UploadAnywhere } from '../features/imports/upload-anywhere.tsx'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'

export function ImportPage() {
  return (
    <RetainerFrame section="Import">
      {({ retainer, today }) => (
        <>
          <UploadAnywhere retainerId={retainer.id} />
          <RecognisedLine />
          <Preview today={today} />
        </>
      )}
    </RetainerFrame>
  )
}

function Preview({ today }: { today: string }) {
  const { importId = '' } = useParams()
  const { data, error, refetch } = useImport(importId)
  if (data) return <ImportPreview draft={data} today={today} />
  return error ? <Failure error={error} retry={refetch} what="The import" /> : <Skeleton what="the import" lines={10} />
}
