import { hash } from 'node:crypto'

/** A text as 43 letters that stand for it. */
export const digestOf = (text: string): string => hash('sha256', text, 'base64url')

/** What a description is known by, however it is capitalised and spaced. */
export const descriptionDigest = (description: string): string => digestOf(description.toLowerCase().replace(/\s+/g, ' ').trim())
