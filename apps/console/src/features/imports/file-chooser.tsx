import { PasteField } from './paste-field.tsx'
import { acceptedFiles } from './upload-button.tsx'
import './uploads.css'

/** Ways in for an export: choose files, or paste rows. Dropping and pasting work anywhere on the page. */
export function FileChooser({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <div className="chooser">
      <label className="chooser-file">
        <span>
          <strong>Choose a file</strong>, or drop it anywhere on this page
        </span>
        <span className="quiet">
          CSV from Toggl, Harvest, Clockify, FreshBooks, Hubstaff, QuickBooks Time, Kimai, solidtime, Everhour, Tempo … or any sheet with a
          date, a description and hours
        </span>
        <input
          type="file"
          multiple
          accept={acceptedFiles}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length > 0) onFiles(files)
          }}
        />
      </label>
      <PasteField label="Or paste rows, with their column names" onFile={(file) => onFiles([file])} />
    </div>
  )
}
