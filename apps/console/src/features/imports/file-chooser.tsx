import { type ClipboardEvent, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import './imports.css'

/** Ways in for an export: choose a file, or paste its rows. Dropping works anywhere on the page. */
export function FileChooser({ onFile }: { onFile: (file: File) => void }) {
  const [rows, setRows] = useState('')
  const hand = (text: string) => text.trim() && onFile(new File([text], 'pasted.csv', { type: 'text/csv' }))
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    if (rows.trim() !== '' || !/\S[\r\n]+\s*\S/.test(text)) return
    event.preventDefault()
    hand(text)
  }
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
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) onFile(file)
          }}
        />
      </label>
      <div className="chooser-paste">
        <label htmlFor="pasted-rows">Or paste rows, with their heading</label>
        <textarea
          id="pasted-rows"
          rows={4}
          value={rows}
          spellCheck={false}
          placeholder={'Date,Description,Hours\n2026-07-06,"Discovery: stakeholder interviews, 6 SMEs",8'}
          onChange={(event) => setRows(event.target.value)}
          onPaste={onPaste}
        />
        {rows.trim() && <Button onClick={() => hand(rows)}>Check these rows</Button>}
      </div>
    </div>
  )
}
