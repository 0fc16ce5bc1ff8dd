/** What fields mean, by their names, and how each may look. */
export type Words = Readonly<Record<string, readonly [words: string, example?: unknown]>>
