import { Hours } from '@hourtab/ui/hours'
import { useEffect, useState } from 'react'
import { browserTimeZone, datedWeekday, todayIn } from '../../days.ts'
import type { FirstRow } from './reading-summary.ts'
import type { Upload } from './uploads.ts'

const patience = 1000

/** What there is to see of a file that takes more than a second: how far it is, and its first rows. */
export function UploadProgress({ upload: { file, read }, share }: { upload: Upload; share: number }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (!isSlow) return null
  return (
    <>
      <progress className="upload-bar" aria-label={`Progress of ${file.name}`} {...(share < 1 && { value: share })} />
      {read && <FirstRows rows={read.first} more={read.rows - read.first.length} />}
    </>
  )
}

function FirstRows({ rows, more }: { rows: FirstRow[]; more: number }) {
  const today = todayIn(browserTimeZone())
  return (
    <table className="upload-rows">
      <caption className="unseen">The first rows, as they were read here</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Description</th>
          <th scope="col">Hours</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, workedOn, description, seconds }) => (
          <tr key={`${line} ${description}`}>
            <td>{workedOn ? datedWeekday(workedOn, today) : '–'}</td>
            <td>{description}</td>
            <td>{seconds === null ? '–' : <Hours seconds={seconds} />}</td>
          </tr>
        ))}
      </tbody>
      {more > 0 && (
        <tfoot>
          <tr>
            <td colSpan={3} className="quiet">
              and {more.toLocaleString('en-US')} more
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
