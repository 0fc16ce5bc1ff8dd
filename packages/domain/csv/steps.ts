/** Work that pauses now and then, so that a server with other things to do can do them in between. It returns its result at the end. */
export type Steps<Result> = Generator<undefined, Result>

/** Rows between two pauses: a few milliseconds of work. */
export const rowsPerStep = 500

/** Does the same with each row, with a pause now and then. */
export function* forEach<Row>(rows: readonly Row[], work: (row: Row, at: number) => void): Steps<void> {
  for (const [at, row] of rows.entries()) {
    if (at % rowsPerStep === 0) yield
    work(row, at)
  }
}

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
