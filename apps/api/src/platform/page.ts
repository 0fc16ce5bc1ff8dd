import { isStorable } from '@hourtab/contract/primitives'
import { z } from 'zod'
import { problems } from './problem.ts'

/** A cursor: the keys of the last row of a page, opaque to the caller. */
export const cursorOf = (keys: readonly (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Reads a cursor against the shape its list uses; 422 when it is none of ours. */
export function readCursor<T extends z.ZodType>(shape: T, cursor: string | undefined): z.output<T> | undefined {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'), (_, key: unknown) => storable(key)))
  } catch {
    throw problems.invalidInput([{ pointer: '?cursor', detail: 'Use the nextCursor of the page before' }])
  }
}

const storable = (key: unknown): unknown => {
  if (typeof key === 'string' && !isStorable(key)) throw new Error('No key of a row')
  return key
}

/** Cuts one row too many into a page and the cursor of the next. */
export function pageFrom<Row, Item>(rows: Row[], limit: number, keysOf: (row: Row) => (string | number)[], toItem: (row: Row) => Item) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(toItem), nextCursor: rows.length > limit && last ? cursorOf(keysOf(last)) : null }
}
