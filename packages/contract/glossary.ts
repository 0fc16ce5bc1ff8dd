import { hours } from './glossary/hours.ts'
import { idsAndDays } from './glossary/ids-and-days.ts'
import { texts } from './glossary/texts.ts'
import { things } from './glossary/things.ts'
import type { Words } from './glossary/words.ts'

/**
 * What a field means wherever it stands, and how it may look, so that one word has one meaning in the whole API. The document falls back
 * on it where a schema says nothing of its own.
 */
export const glossary: Words = { ...idsAndDays, ...hours, ...texts, ...things }

/**
 * How long a text of an answer is at most, in characters. The longest that any other can be is a cell of an imported file.
 */
export const longest = {
  otherwise: 10_000,
  fields: {
    name: 200,
    text: 20_000,
    email: 254,
    title: 200,
    type: 200,
    detail: 2000,
    pointer: 500,
    instance: 64,
    nextCursor: 400,
    sentence: 400,
    description: 2000,
    privateNote: 2000,
    vendor: 120,
    project: 120,
    reason: 200,
    agreedBy: 100,
    about: 200,
    hint: 40,
    secret: 200,
    url: 2000,
    hash: 64,
    filename: 255,
    currency: 3,
    keyName: 100,
  } as Readonly<Record<string, number>>,
}
