type Waiting<Q, A> = { question: Q; resolve: (answer: A) => void; reject: (error: unknown) => void }

/**
 * Answers many questions at once without holding a lone one up: what is asked while an answer is on its way waits for the
 * next turn, so every question is asked after it came in and never shares an answer read before. Of `turns` that may run at once,
 * a further one begins for at least `beside` questions.
 */
export function gather<Q, A>(
  askMany: (questions: Q[]) => Promise<A[]>,
  { most = 100, turns = 1, beside = 1 }: { most?: number; turns?: number; beside?: number } = {},
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = []
  let running = 0
  let isPlanned = false

  // What arrives in the same round of the event loop goes together.
  function plan() {
    if (isPlanned || running >= turns || waiting.length < (running > 0 ? beside : 1)) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      void turn()
    })
  }
  async function turn() {
    const asked = waiting.slice(0, most)
    waiting = waiting.slice(most)
    running++
    try {
      const answers = await askMany(asked.map(({ question }) => question))
      asked.forEach(({ resolve }, at) => resolve(answers[at]!))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      running--
      plan()
    }
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      plan()
    })
}
