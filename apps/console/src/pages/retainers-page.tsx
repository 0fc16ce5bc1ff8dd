import { ButtonLink } from '../controls/button.tsx'
import { PageHeading } from '../controls/page-heading.tsx'
import { UploadToAnyone, useFilesOfAnyone } from '../features/imports/upload-anywhere.tsx'
import { UploadButton } from '../features/imports/upload-button.tsx'
import { RetainerList } from '../features/retainers/retainer-list.tsx'
import { useRetainers } from '../features/retainers/retainers.ts'
import './retainers-page.css'

export function RetainersPage() {
  const onFiles = useFilesOfAnyone()
  const { data } = useRetainers()
  const hasRetainers = data?.pages[0]?.items.length !== 0
  return (
    <>
      <header className="page-head">
        <PageHeading title="Retainers" />
        <div className="page-acts">
          {hasRetainers && <UploadButton onFiles={onFiles}>Import a file</UploadButton>}
          <ButtonLink to="/retainers/new">New retainer</ButtonLink>
        </div>
      </header>
      <UploadToAnyone />
      <RetainerList />
    </>
  )
}
