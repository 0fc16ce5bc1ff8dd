/** Work that pauses now and then, so that a server with other things to do can do them in between. It returns its result at the end. */
export type Steps<Result> = Generator<undefined, Result>

/** Rows between two pauses: a few milliseconds of work. */
export const rowsPerStep = 500

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
