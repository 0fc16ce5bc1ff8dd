import { readFileSync } from 'node:fs'
import { link, writeFile } from 'node:fs/promises'
import type { Holder } from './holder.ts'

export type Lock = Holder & { token: string }

/** Reads a lock; one that cannot be read was cut short by a crash and holds nobody. */
export function lockIn(text: string): Lock | undefined {
  try {
    return JSON.parse(text) as Lock
  } catch {
    return undefined
  }
}

export const tokenIn = (text: string): string | undefined => lockIn(text)?.token

/** The token of the lock at a path, if there is one. */
export function tokenAt(path: string): string | undefined {
  try {
    return tokenIn(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Puts a finished file at a path where none may be, whole or not at all; false when there is one. */
export async function place(file: string, text: string, path: string): Promise<boolean> {
  try {
    await link(file, path)
    return true
  } catch (error) {
    if (isTaken(error)) return false
  }
  // Some disks know no second name for a file.
  return writeFile(path, text, { flag: 'wx' }).then(
    () => true,
    (error: unknown) => {
      if (isTaken(error)) return false
      throw error
    },
  )
}

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'
