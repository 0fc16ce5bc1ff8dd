import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

export type Place = { dataDir: string; socket: string; startFrom?: string }
type Task = { do: 'beat' } | { do: 'stop' } | { do: 'back up'; file: string }
export type Order = Task & { id: number }
export type Answer = { done: number } | { failed: number; why: string }

export type Engine = {
  order(task: Task): Promise<void>
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>
  ended: Promise<void>
}

/** Far longer than reading the log of the largest import takes on a slow machine. */
const startMillis = 300_000

/** Starts the database in its own thread, so that no query holds up a request; resolves when its socket listens. */
export async function startEngine(place: Place): Promise<Engine> {
  // V8 takes compiled code back while the database runs, and once in many hours ends the process over it (nodejs/node#64500). What is kept
  // instead does not show in its memory.
  setFlagsFromString('--no-wasm-code-gc')
  // Its own output is captured and dropped: what matters arrives as an error.
  const options = { workerData: place, stdout: true, stderr: true, execArgv: [] }
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), options)
  worker.stdout.resume()
  worker.stderr.resume()
  const tooLate = setTimeout(() => worker.terminate(), startMillis)
  tooLate.unref()

  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  let reason: Error | undefined
  let lastOrder = 0
  const answerTo = (id: number) => new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }))

  worker.on('message', (answer: Answer) => {
    const id = 'done' in answer ? answer.done : answer.failed
    if ('done' in answer) waiting.get(id)?.resolve()
    else waiting.get(id)?.reject(new Error(answer.why))
    waiting.delete(id)
  })
  worker.on('error', (error) => (reason = error as Error))
  const ended = new Promise<void>((resolve) =>
    worker.on('exit', () => {
      reason ??= new Error('The embedded database stopped')
      for (const { reject } of waiting.values()) reject(reason)
      clearTimeout(tooLate)
      resolve()
    }),
  )

  await answerTo(0)
  clearTimeout(tooLate)
  return {
    order(task) {
      if (reason) return Promise.reject(reason)
      lastOrder += 1
      worker.postMessage({ ...task, id: lastOrder })
      return answerTo(lastOrder)
    },
    kill: async () => void (await worker.terminate()),
    ended,
  }
}
