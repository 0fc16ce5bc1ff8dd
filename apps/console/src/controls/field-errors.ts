import { Refused, type Problem } from '@hourtab/contract/problem'
import { inWords } from '../in-words.ts'

export type FieldErrors = { fields: Record<string, string>; general: string | null }

/** Sorts a failure into what stands beside a field (its name is the pointer without `#/`) and what stands above the form. */
export function fieldErrors(error: unknown, hasField: (name: string) => boolean): FieldErrors {
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : []
  const fields: Record<string, string> = {}
  const elsewhere: string[] = []
  for (const { pointer, detail } of errors) {
    const name = pointer.replace(/^#?\//, '')
    if (hasField(name)) fields[name] ??= detail
    else elsewhere.push(detail)
  }
  if (Object.keys(fields).length === 0 && elsewhere.length === 0) return { fields, general: inWords(error) }
  return { fields, general: elsewhere.length > 0 ? elsewhere.join(' ') : null }
}

/** A refusal made here, before anything is sent, in the shape the server would have used. */
export function refuse(...errors: { name: string; detail: string }[]): Refused {
  const problem: Problem = {
    type: '/problems/invalid-input',
    title: 'Some fields need attention',
    status: 422,
    errors: errors.map(({ name, detail }) => ({ pointer: `#/${name}`, detail })),
  }
  return new Refused(problem)
}
