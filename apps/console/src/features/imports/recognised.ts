import type { Candidate, Target } from './uploads.ts'

/** Why a file went where it went. */
export type Belonging = Pick<Candidate, 'because' | 'title'>

type Kept = { file: File; belonging?: Belonging }

// As long as this window is open: after that a draft stands for itself.
const kept = new Map<string, Kept>()

/** Keeps the file of a draft, and why it came to its retainer where nobody chose. */
export function keepFile(importId: string, file: File, { because, title }: Target & Partial<Belonging>): void {
  kept.set(importId, { file, ...(because && title && { belonging: { because, title } }) })
}

export const keptFile = (importId: string): Kept | undefined => kept.get(importId)

/** Why a file came to a retainer, in words. */
export const belongingInWords = ({ because, title }: Belonging): string =>
  because === 'earlier'
    ? `It came here because earlier imports like it went to ${title}.`
    : `It came here because the client in it is called like that of ${title}. No earlier import says so.`
