import { daysBetween } from '@hourtab/domain/calendar'

// Postgres' own form of arrays: no text to be taken apart at the other end, and bytes that pass from thread to thread without a copy.

/** Writes a value and answers where it ends. */
type Write<T> = (bytes: Buffer, value: T, at: number) => number
type Kind<T> = { oid: number; sizeOf: (value: T) => number; write: Write<T> }

const days = new Map<string, number>()
function dayNumber(day: string): number {
  let number = days.get(day)
  if (number === undefined) days.set(day, (number = daysBetween('2000-01-01', day)))
  return number
}

const text: Kind<string> = {
  oid: 25,
  sizeOf: (value) => Buffer.byteLength(value),
  write: (bytes, value, at) => at + bytes.write(value, at),
}
const uuid: Kind<string> = {
  oid: 2950,
  sizeOf: () => 16,
  write: (bytes, value, at) => at + bytes.write(value.replaceAll('-', ''), at, 'hex'),
}
const date: Kind<string> = { oid: 1082, sizeOf: () => 4, write: (bytes, value, at) => bytes.writeInt32BE(dayNumber(value), at) }
const int: Kind<number> = { oid: 23, sizeOf: () => 4, write: (bytes, value, at) => bytes.writeInt32BE(value, at) }
const boolean: Kind<boolean> = { oid: 16, sizeOf: () => 1, write: (bytes, value, at) => bytes.writeUInt8(Number(value), at) }

/** Values as an array of Postgres, for a parameter such as `$1::text[]`. */
export const textArray = (values: readonly (string | null)[]) => arrayOf(text, values)
export const uuidArray = (values: readonly string[]) => arrayOf(uuid, values)
export const dateArray = (values: readonly string[]) => arrayOf(date, values)
export const intArray = (values: readonly number[]) => arrayOf(int, values)
export const booleanArray = (values: readonly boolean[]) => arrayOf(boolean, values)

function arrayOf<T>({ oid, sizeOf, write }: Kind<T>, values: readonly (T | null)[]): Buffer {
  let size = 20
  let hasNulls = 0
  for (const value of values) {
    size += 4 + (value === null ? 0 : sizeOf(value))
    if (value === null) hasNulls = 1
  }
  // Of its own, so that it can be handed to another thread.
  const bytes = Buffer.allocUnsafeSlow(size)
  let at = 0
  for (const number of values.length === 0 ? [0, 0, oid] : [1, hasNulls, oid, values.length, 1]) at = bytes.writeInt32BE(number, at)
  for (const value of values) {
    const end = value === null ? at + 4 : write(bytes, value, at + 4)
    bytes.writeInt32BE(value === null ? -1 : end - at - 4, at)
    at = end
  }
  return bytes.subarray(0, at)
}
