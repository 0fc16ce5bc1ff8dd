import type { Publication } from '@hourtab/domain/csv/publication'
import { formatDay, type Day } from '@hourtab/domain/calendar'
import { isSame, type Facts, type Finding } from '@hourtab/domain/csv/snapshot'
import { formatHours } from '@hourtab/domain/hours'

const closed = '; its cycle is closed, so log a correction'

/** Why a finding is what it is, in words; null for what is simply new. */
export function reasonOf({ state, row, logged, isLate }: Finding, now: Facts | undefined, today: Day): string | null {
  if (state === 'new') return isLate ? 'Its cycle is closed: it counts in the oldest open one' : null
  if (state === 'unchanged') return logged.isTouched ? 'In the work log, edited by hand' : 'In the work log already'
  if (state === 'removed') return 'Left out, as before'
  if (state === 'gone') return `The export no longer has it${isLate ? closed : ''}`
  if (state === 'changed') return now ? differences(logged.said, now, today) + (isLate ? closed : '') : null
  const what = logged.isRemoved ? 'Taken out by hand' : 'Edited by hand'
  return `${what}, and ${row === null ? 'the export no longer has it' : 'changed in the tracker since'}${isLate ? closed : ''}`
}

function differences(before: Facts, now: Facts, today: Day): string {
  if (isSame(before, now)) return 'Changed in the tracker'
  const parts = [
    before.seconds !== now.seconds && `${formatHours(before.seconds)} h → ${formatHours(now.seconds)} h`,
    before.workedOn !== now.workedOn && `${formatDay(before.workedOn, today)} → ${formatDay(now.workedOn, today)}`,
    before.description !== now.description && 'another description',
    before.project !== now.project && 'another project',
    before.billable !== now.billable && (now.billable ? 'now billable' : 'no longer billable'),
  ]
  return `Changed in the tracker: ${parts.filter(Boolean).join(', ')}`
}

/** What a person should look at in what is to be logged, beyond what the reader warned of. */
export function warningsAbout(
  work: { workType: string; vendor: string | null; description: string; project: string | null },
  privateWords: readonly string[],
): string[] {
  const text = [work.description, work.vendor, work.project].join(' ').toLowerCase()
  const found = privateWords.filter((word) => hasWord(text, word.toLowerCase()))
  return [
    ...(work.workType === 'vendor' && work.vendor === null ? ['no vendor is named'] : []),
    ...found.map((word) => `holds “${word}”, which is on your private list`),
  ]
}

/** How many of the rows that publishing writes hold private words. */
export const privateRowsIn = ({ adds, changes }: Publication, privateWords: readonly string[]): number =>
  privateWords.length === 0
    ? 0
    : [...adds, ...changes].filter(({ work }) => warningsAbout({ ...work, workType: 'other' }, privateWords).length > 0).length

const letter = /[\p{L}\p{N}]/u

// A word stands alone: "AI" is not in "email".
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text[at + word.length] ?? ''
    if (!(letter.test(before) && letter.test(word[0] ?? '')) && !(letter.test(after) && letter.test(word.at(-1) ?? ''))) return true
  }
  return false
}
