import type { Work } from '@hourtab/domain/csv/publication'
import { descriptionDigest } from './digest.ts'
import type { Judging } from './judged-rows.ts'
import type { Outcome } from './outcome.ts'

const mostKept = 1000

/** What the PM corrected about kinds of work, to be remembered: only where the description is still the tracker's own. */
export function correctionsIn({ rows, findings, choices }: Outcome): Judging['corrections'] {
  const corrected = new Map<string, Pick<Work, 'workType' | 'vendor'>>()
  for (const [at, finding] of findings.entries()) {
    const works = choices[at]?.works ?? []
    const [work] = works
    if (finding.row === null || work === undefined || works.length > 1) continue
    const row = rows[finding.row]!
    if (work === row || work.description !== row.description || (work.workType === row.workType && work.vendor === row.vendor)) continue
    corrected.set(descriptionDigest(row.description), work)
  }
  return [...corrected].slice(0, mostKept).map(([description, { workType, vendor }]) => [description, workType, vendor])
}
