import { useRef } from 'react'
import { Button } from '../../controls/button.tsx'

export const acceptedFiles = '.csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values'

/** What dropping does, for whoever does not drag: a button that lets one choose files. */
export function UploadButton({ onFiles, children }: { onFiles: (files: File[]) => void; children: React.ReactNode }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Files to import"
        accept={acceptedFiles}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
