import { type AuditFilter, type AuditLine, auditWords } from '@hourtab/contract/audit'
import { changeInWords } from '@hourtab/domain/change-in-words'
import { writeCsv } from '@hourtab/domain/csv/write'
import type { Context } from '../../platform/context.ts'
import { readAudit } from './read-audit.ts'

const pageLines = 1000
const columns = ['At', 'Who', 'API key', 'What', 'About', 'Client', 'Retainer', 'Changes']
const textColumns = columns.map((_, column) => column).slice(1)

/** The audit as CSV, newest first, safe to open in a spreadsheet. */
export async function exportAudit({ db, actor }: Context, filter: AuditFilter): Promise<string> {
  let text = writeCsv([columns], [])
  for (let before: string | undefined; ;) {
    const lines = await readAudit(db, actor.workspaceId, { ...filter, before, limit: pageLines })
    text += writeCsv(lines.map(cellsOf), textColumns)
    if (lines.length < pageLines) return text
    before = lines.at(-1)!.id
  }
}

const cellsOf = ({ at, person, keyName, name, about, retainer, changes }: AuditLine): string[] => [
  at,
  person?.name ?? 'HourTab',
  keyName ?? '',
  auditWords[name],
  about,
  retainer?.client ?? '',
  retainer?.name ?? '',
  changes.map((change) => changeInWords(change, { isRemoval: name.endsWith('.removed') })).join('; '),
]
