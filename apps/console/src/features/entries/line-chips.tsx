import type { LogLine } from '@hourtab/domain/log-line'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { type WorkType, workTypeLabels, workTypes } from '@hourtab/domain/work-types'
import { dayInWords } from '../../days.ts'
import { Chip } from './chip.tsx'
import type { Corrections } from './corrections.ts'

type Props = { line: LogLine; today: string; onCorrect: (corrections: Corrections) => void; onDone?: () => void }

/** What a line was understood to say: kind of work, vendor, hours and day, each open to correction. */
export function LineChips({ line, today, onCorrect, onDone }: Props) {
  const { workType, vendor, seconds, workedOn, problems } = line
  const correctHours = (typed: string) => {
    const read = parseDuration(typed)
    if (read !== undefined && read > 0) onCorrect({ seconds: read })
  }
  return (
    <div className="chips" role="group" aria-label="What was read from the line">
      <select
        className="chip"
        aria-label="Kind of work"
        value={workType}
        onChange={(event) => onCorrect({ workType: event.target.value as WorkType })}
      >
        {workTypes.map((id) => (
          <option key={id} value={id}>
            {workTypeLabels[id]}
          </option>
        ))}
      </select>
      {(vendor !== null || workType === 'vendor') && (
        <Chip
          label="Vendor"
          shown={vendor ?? <span className="chip-empty">vendor</span>}
          value={vendor ?? ''}
          onChange={(typed) => onCorrect({ vendor: typed.trim() || null })}
          onDone={onDone}
        />
      )}
      <Chip
        label="Hours"
        shown={seconds ? `${formatHours(seconds)} h` : 'hours?'}
        value={seconds ? formatHours(seconds) : ''}
        isMissing={!seconds}
        onChange={correctHours}
        onDone={onDone}
      />
      <Chip
        label="Day"
        shown={dayInWords(workedOn, today)}
        value={workedOn}
        type="date"
        isMissing={problems.some(({ field }) => field === 'workedOn')}
        onChange={(typed) => typed && onCorrect({ workedOn: typed })}
        onDone={onDone}
      />
    </div>
  )
}
