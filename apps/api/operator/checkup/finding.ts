/** What one check found, in a sentence. `unknown` is what could not be looked at, which is not well either. */
export type Finding = { check: string; state: 'well' | 'wrong' | 'unknown'; says: string }

export const well = (check: string, says: string): Finding => ({ check, state: 'well', says })
export const wrong = (check: string, says: string): Finding => ({ check, state: 'wrong', says })
export const unknown = (check: string, says: string): Finding => ({ check, state: 'unknown', says })

/** A number of things in words. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What an error says; one of the network may say it in its code only. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}
