import { useNavigate } from 'react-router'
import { DropAnywhere } from './drop-anywhere.tsx'
import { PasteAnywhere } from './paste-anywhere.tsx'
import { UploadPanel } from './upload-panel.tsx'
import { everywhere, takeFiles } from './upload-run.ts'

/** Takes files for a retainer, and opens the draft of one that comes alone. */
export function useFilesOf(retainerId: string) {
  const navigate = useNavigate()
  return (files: File[]) => takeFiles(files, { place: retainerId, to: { id: retainerId }, navigate })
}

/** Everything dropped or pasted on a page of a retainer, and how far it has come. */
export function UploadAnywhere({ retainerId }: { retainerId: string }) {
  const onFiles = useFilesOf(retainerId)
  return (
    <>
      <DropAnywhere onFiles={onFiles}>
        <p>Drop the export of your time tracker. Nothing is logged before you have looked at it.</p>
      </DropAnywhere>
      <PasteAnywhere onFiles={onFiles} />
      <UploadPanel place={retainerId} />
    </>
  )
}

/** Takes files of whichever retainer they belong to. */
export function useFilesOfAnyone() {
  const navigate = useNavigate()
  return (files: File[], retainerId?: string) =>
    takeFiles(files, { place: everywhere, ...(retainerId && { to: { id: retainerId } }), navigate })
}

/** The same on the list of retainers: a file goes to the one it is dropped on, else where files like it went before. */
export function UploadToAnyone() {
  const onFiles = useFilesOfAnyone()
  return (
    <>
      <DropAnywhere onFiles={onFiles} isLow>
        <p>Drop it on a retainer; or anywhere, and it goes where files of its client went before.</p>
      </DropAnywhere>
      <PasteAnywhere onFiles={onFiles} />
      <UploadPanel place={everywhere} />
    </>
  )
}
