import type { Changes } from '../../platform/tables/events.ts'

/** The fields in which two states of a thing differ, with both values; a thing that was made has no state before, one that was removed none after. */
export function changesBetween<T extends object>(
  before: T | undefined,
  after: T | undefined,
  fields?: readonly (keyof T & string)[],
): Changes {
  const all = fields ?? (Object.keys(before ?? after ?? {}) as (keyof T & string)[])
  const states = all.map((field) => [field, before?.[field] ?? null, after?.[field] ?? null] as const)
  return states.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
}
