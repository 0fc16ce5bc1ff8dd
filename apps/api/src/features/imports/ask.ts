import type { ImportQuestion } from '@hourtab/contract/imports'
import { formatRange, isDay, type Day } from '@hourtab/domain/calendar'
import { sourceKey, type AbsentSource } from '@hourtab/domain/csv/coverage'
import type { Answers, Question } from '@hourtab/domain/csv/draft-types'
import type { Days } from '@hourtab/domain/csv/snapshot'
import { cycleOn } from '@hourtab/domain/cycle'
import { formatHours } from '@hourtab/domain/hours'
import type { LedgerRecord } from '../retainers/queries.ts'
import { nameOf } from './belonging.ts'
import type { Described } from './reader/described.ts'
import type { NonBillable } from './reader/judged-rows.ts'

type Answering = { answers: Answers; remembered: Answers }

const asBefore = 'As in earlier imports'

/** A question of the reader's as the PM sees it, with who answered it. */
export function asked({ answer, ...question }: Question, { answers }: Answering): ImportQuestion {
  if (answer === undefined) return { ...question, answer: null, answeredBy: null, note: null }
  const isHere = Object.hasOwn(answers, question.id) && [answers[question.id] ?? []].flat().length > 0
  return { ...question, answer, answeredBy: isHere ? 'person' : 'memory', note: isHere ? null : asBefore }
}

/** Asks about the one client of a file, where other clients were imported here before: a filter may have been forgotten. */
export function askStranger({ sources, questions }: Described, { answers, remembered }: Answering): ImportQuestion | undefined {
  const known = [remembered.clients ?? []].flat()
  const clients = [...new Set(sources.map(({ client }) => client ?? ''))]
  const [client = ''] = clients
  const isAsked = questions.some(({ id }) => id === 'clients')
  if (isAsked || clients.length !== 1 || client === '' || known.length === 0 || known.includes(client)) return undefined
  const rows = sources.reduce((sum, each) => sum + each.rows, 0)
  const isTaken = [answers.clients ?? []].flat().includes(client)
  return {
    id: 'clients',
    kind: 'clients',
    text: `This file is of ${client}. What was imported here before was of ${known.map((name) => name || 'no client').join(', ')}. Does it belong to this retainer?`,
    choices: [{ value: client, label: `${client} · ${rows} ${rows === 1 ? 'row' : 'rows'}` }],
    answer: isTaken ? [client] : null,
    answeredBy: isTaken ? 'person' : null,
    note: null,
  }
}

/** Asks what becomes of rows that the tracker calls not billable. */
export function askNonBillable(
  { nonBillableRows: rows }: Described,
  record: LedgerRecord,
  answering: Answering,
): ImportQuestion | undefined {
  if (rows === 0) return undefined
  const choices = [
    { value: 'as-is', label: `Log them as not billable; here they ${record.counts === 'all' ? 'count like all hours' : 'do not count'}` },
    { value: 'billable', label: 'Log them as billable' },
    { value: 'leave-out', label: 'Leave them out' },
  ]
  const text = `${rows === 1 ? 'One row is' : `${rows} rows are`} not billable. What becomes of ${rows === 1 ? 'it' : 'them'}?`
  return withDefault({ id: 'non-billable', kind: 'non-billable', text, choices }, 'as-is', answering)
}

export const nonBillableIn = (question: ImportQuestion | undefined): NonBillable => (question?.answer as NonBillable | undefined) ?? 'as-is'

const justAdd = 'none'

/** Asks which days a file speaks for: what it does not have in them is gone. */
export function askRange({ named, worked }: Described, record: LedgerRecord, today: Day, answering: Answering): ImportQuestion {
  const label = (days: Days, what: string) => `${formatRange(days.from, days.through, today)}, ${what}`
  const cycle = worked && worked.from >= record.startsOn ? cycleOn(record, worked.from) : null
  const whole = cycle && { from: cycle.startsOn, through: worked!.through > cycle.endsOn ? worked!.through : cycle.endsOn }
  const offered: [Days | null, string][] = [
    [named, 'as the name of the file says'],
    [worked, 'from the first to the last day in the file'],
    [whole, worked && cycle && worked.through > cycle.endsOn ? 'from the beginning of a cycle' : 'the whole cycle'],
  ]
  const choices = offered.flatMap(([days, what]) => (days ? [{ value: valueOf(days), label: label(days, what) }] : []))
  const distinct = choices.filter(({ value }, n) => choices.findIndex((other) => other.value === value) === n)
  const all = [...distinct, { value: justAdd, label: 'No days: rows are only added and changed, nothing is gone' }]
  const own = answering.answers.range
  const isOwn = typeof own === 'string' && daysIn(own) !== undefined
  const isListed = all.some(({ value }) => value === own)
  const chosen = isOwn && !isListed ? [{ value: own, label: own === justAdd ? own : label(daysIn(own)!, 'as you said') }] : []
  return {
    id: 'range',
    kind: 'range',
    text: 'Which days does this file speak for? What it no longer has in them goes from the work log.',
    choices: [...all, ...chosen],
    answer: isOwn ? own : all[0]!.value,
    answeredBy: isOwn ? 'person' : 'default',
    note: isOwn ? null : named ? 'From the name of the file' : worked ? 'From the first to the last day in the file' : null,
  }
}

const valueOf = ({ from, through }: Days) => `${from}/${through}`

/** The days an answer names; null for none, undefined for what is no range. */
export function daysIn(answer: string): Days | null | undefined {
  if (answer === justAdd) return null
  const [from = '', through = '', more] = answer.split('/')
  return isDay(from) && isDay(through) && from <= through && more === undefined ? { from, through } : undefined
}

/** Asks whether a file also speaks for projects that the log has and the file does not name. */
export function askCovers(absent: readonly AbsentSource[], { answers }: Answering): ImportQuestion | undefined {
  if (absent.length === 0) return undefined
  const own = Array.isArray(answers.covers) || typeof answers.covers === 'string' ? [answers.covers].flat() : undefined
  const values = absent.map(sourceKey)
  return {
    id: 'covers',
    kind: 'covers',
    text: 'The work log has these in the days of the file, and the file does not. Where the export covered them, they are gone.',
    choices: absent.map((source, n) => ({
      value: values[n]!,
      label: `${nameOf(source)} · ${source.rows} ${source.rows === 1 ? 'entry' : 'entries'}, ${formatHours(source.seconds)} h`,
    })),
    answer: own ? own.filter((value) => values.includes(value)) : absent.filter(({ isLikelyCovered }) => isLikelyCovered).map(sourceKey),
    answeredBy: own ? 'person' : 'default',
    note: own ? null : 'Those that came together with what this file has, or bear another name in it',
  }
}

type Unanswered = Omit<ImportQuestion, 'answer' | 'answeredBy' | 'note'>

function withDefault(question: Unanswered, otherwise: string, { answers, remembered }: Answering): ImportQuestion {
  const isChoice = (answer: unknown) => question.choices.some(({ value }) => value === answer)
  const [own, before] = [answers[question.id], remembered[question.id]]
  if (isChoice(own)) return { ...question, answer: own!, answeredBy: 'person', note: null }
  if (isChoice(before)) return { ...question, answer: before!, answeredBy: 'memory', note: asBefore }
  return { ...question, answer: otherwise, answeredBy: 'default', note: null }
}
