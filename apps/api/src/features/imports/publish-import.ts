import type { ImportQuestion, ImportTotals } from '@hourtab/contract/imports'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { shiftTotals } from '../entries/bookkeeping.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { remember } from './import-memory.ts'
import { toSummary } from './import-view.ts'
import { importById, updateImport } from './queries.ts'
import type { Reader } from './reader/open-reader.ts'
import { withReader } from './with-reader.ts'
import { readDraft, workOut } from './work-out.ts'
import { writePublication } from './write-publication.ts'

/**
 * Makes the work log follow a draft: all of it or nothing, as one event. The file is read again; what a browser made of it does not count.
 * Throws 409 when the log has changed such that other things would happen than those the PM looked at, named by `diff`.
 */
export async function publishImport(ctx: Context, id: string, seen: { diff?: string } = {}) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const draft = await importById(db, workspaceId, id, 'forWriting')
  if (draft.state !== 'draft') throw problems.importSettled(draft.state)
  const publish = async (reader: Reader) => {
    // The file is read before the retainer is locked, so that others write to it meanwhile.
    await readDraft(ctx, await retainerById(db, workspaceId, draft.retainerId), reader, draft)
    const retainer = await retainerById(db, workspaceId, draft.retainerId, 'forWriting')
    const worked = await workOut(ctx, retainer, reader, draft)
    if (worked.hasOpenQuestions) throw problems.openQuestions()
    if (worked.diff !== (seen.diff ?? draft.diff)) throw problems.staleDraft(inWords(draft.totals, worked.totals))
    const { adds, changes, settles, removes } = worked.counts
    if (adds + changes + settles + removes === 0) throw problems.nothingNew()

    const publishedAt = instantNow(clock)
    const { tracker, dialect } = worked.read
    const where = { workspaceId, retainerId: retainer.id, importId: id, dialect: tracker, isOwn: dialect.id === 'hourtab' }
    await writePublication(db, reader, { ...where, by: actor.userId, at: publishedAt })
    await shiftTotals(db, workspaceId, retainer.id, worked.shifts)
    const learned = { ...worked, ...learnedFrom(worked.questions, draft.signature) }
    // What other retainers' imports would be read by is not for a key to teach that is kept from them.
    const kept = actor.retainerIds ? { ...learned, corrections: [], mapping: undefined } : learned
    await remember(db, workspaceId, retainer.id, kept, publishedAt)
    const settled = { state: 'published' as const, publishedAt, totals: worked.totals, source: null }
    const published = await updateImport(db, workspaceId, id, settled)
    const { changeSeconds } = worked.totals
    const subject = { importId: id, entries: adds, changes, removes, seconds: changeSeconds }
    await announce(ctx, 'import.published', retainer.id, subject, { about: draft.filename })
    const balance = balanceOf(await afterChange(ctx, retainer), clock)
    return { import: toSummary(published), balance, kept: worked.kept }
  }
  return withReader(ctx, draft, publish, true)
}

/** What a person answered that will be the same next time: for this retainer, and for sheets with these columns. */
function learnedFrom(questions: readonly ImportQuestion[], signature: string | null) {
  const answered = (belongs: (question: ImportQuestion) => boolean): Record<string, string> =>
    Object.fromEntries(
      questions.flatMap((question) =>
        belongs(question) && question.answeredBy === 'person' && typeof question.answer === 'string'
          ? [[question.id, question.answer]]
          : [],
      ),
    )
  const isHabit = ({ id }: ImportQuestion) => id === 'hours' || id === 'non-billable'
  const mapping = answered((question) => question.kind === 'mapping' && !isHabit(question))
  return { habits: answered(isHabit), mapping: signature === null ? undefined : { signature, answers: mapping } }
}

const counted = {
  new: 'new',
  changed: 'changed',
  gone: 'gone',
  unchanged: 'unchanged',
  conflicts: 'to decide',
  late: 'late',
} satisfies Partial<Record<keyof ImportTotals, string>>

function inWords(before: ImportTotals, now: ImportTotals): string {
  const shifts = Object.entries(counted).flatMap(([name, word]) => {
    const [was, is] = [before, now].map((totals) => totals[name as keyof typeof counted] ?? 0)
    return was === is ? [] : [`${is} ${word} instead of ${was}`]
  })
  const what = shifts.length > 0 ? `It would now find ${shifts.join(', ')}.` : 'Entries that it would change have changed.'
  return `${what} Read it again, look, and publish it with its new diff.`
}
