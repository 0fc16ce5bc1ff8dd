import { Worker } from 'node:worker_threads'

export type Place = { dataDir: string; socket: string; startFrom?: string }
export type Order = { id: number } & ({ do: 'beat' } | { do: 'stop' } | { do: 'back up'; file: string })
export type Answer = { done: number } | { failed: number; why: string }

export type Engine = {
  order(what: { do: 'beat' } | { do: 'stop' } | { do: 'back up'; file: string }): Promise<void>
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>
  ended: Promise<void>
}

/** Starts the database in its own thread, so that no query holds up a request; resolves when its socket listens. */
export async function startEngine(place: Place): Promise<Engine> {
  // Its own output is captured and dropped: what matters arrives as an error.
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: place, stdout: true, stderr: true })
  worker.stdout.resume()
  worker.stderr.resume()

  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  const answerTo = (id: number) => new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }))
  let lastOrder = 0
  let reason = new Error('The embedded database stopped')

  worker.on('message', (answer: Answer) => {
    if ('done' in answer) waiting.get(answer.done)?.resolve()
    else waiting.get(answer.failed)?.reject(new Error(answer.why))
    waiting.delete('done' in answer ? answer.done : answer.failed)
  })
  worker.on('error', (error) => (reason = error as Error))
  const ended = new Promise<void>((resolve) =>
    worker.on('exit', () => {
      for (const { reject } of waiting.values()) reject(reason)
      resolve()
    }),
  )

  await answerTo(0)
  return {
    order(what) {
      lastOrder += 1
      worker.postMessage({ ...what, id: lastOrder })
      return answerTo(lastOrder)
    },
    kill: async () => void (await worker.terminate()),
    ended,
  }
}
