import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { PasteField } from './paste-field.tsx'

/** A window that takes the rows of a sheet. */
export function PasteTable({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        Paste a table
      </Button>
      {isOpen && (
        <Dialog title="Paste a table" onClose={() => setOpen(false)}>
          <PasteField
            label="Rows, with their column names"
            takesFocus
            onFile={(file) => {
              setOpen(false)
              onFiles([file])
            }}
          />
          <p className="quiet">
            Copy them from your sheet or time tracker. Nothing is logged before you have looked at it. Outside of any field, pasting does
            the same without this window.
          </p>
        </Dialog>
      )}
    </>
  )
}
