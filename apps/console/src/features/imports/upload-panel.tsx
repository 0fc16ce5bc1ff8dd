import { useEffect, useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { UploadLine } from './upload-line.tsx'
import { callBack } from './upload-run.ts'
import { showUploads, useUploads } from './uploads.ts'
import './uploads.css'

/** The files that were handed over at a place, and how far each has come. */
export function UploadPanel({ place }: { place: string }) {
  const panel = useRef<HTMLElement>(null)
  const uploads = useUploads().filter((upload) => upload.place === place)
  const count = uploads.length
  useEffect(() => showUploads(place), [place])
  useEffect(() => {
    if (count > 0) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  const areDone = uploads.every(({ step }) => step.at === 'drafted' || step.at === 'refused')
  return (
    <section ref={panel} className="uploads" aria-label="Files" hidden={count === 0}>
      <ol>
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ol>
      {count > 1 && areDone && (
        <footer className="uploads-foot">
          <p className="quiet">Nothing is logged yet. Look at the drafts one after the other; they wait under Imports too.</p>
          <Button kind="quiet" onClick={() => uploads.forEach(({ id }) => callBack(id))}>
            Clear these files
          </Button>
        </footer>
      )}
    </section>
  )
}
