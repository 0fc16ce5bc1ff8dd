import type { CDPSession, Page } from 'playwright-core'

type Task = { name: string; pid: number; tid: number; ts: number; tdur?: number; args: { name?: string; data?: { type?: string } } }

/** Everything that the browser did while `act` ran. */
export async function tasksOf(wire: CDPSession, act: () => Promise<void>): Promise<Task[]> {
  const tasks: Task[] = []
  const ended = new Promise<void>((resolve) => wire.once('Tracing.tracingComplete', () => resolve()))
  const hear = ({ value }: { value: object[] }) => void tasks.push(...(value as Task[]))
  wire.on('Tracing.dataCollected', hear)
  const traceConfig = { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] }
  await wire.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await act()
  await wire.send('Tracing.end')
  await ended
  wire.off('Tracing.dataCollected', hear)
  return tasks
}

/** Milliseconds of the longest task of the page's own thread, without the time it waited for a core. */
export function longestTask(tasks: Task[]): number {
  const thread = ({ pid, tid }: Task) => `${pid} ${tid}`
  const pages = new Set(tasks.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread))
  const mine = tasks.filter((task) => task.name === 'RunTask' && pages.has(thread(task)))
  return Math.max(...mine.map(({ tdur = 0 }) => tdur / 1000))
}

/** Milliseconds of work of the page's own thread for each key: its tasks from one key to the next, without the time it waited for a core. */
export function workPerKey(all: Task[]): number[] {
  const keys = all.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown').toSorted((a, b) => a.ts - b.ts)
  const { pid, tid } = keys[0]!
  const tasks = all.filter((task) => task.name === 'RunTask' && task.pid === pid && task.tid === tid)
  return keys.slice(0, -1).map(({ ts }, n) => {
    const mine = tasks.filter((task) => task.ts >= ts - 1000 && task.ts < keys[n + 1]!.ts - 1000)
    return mine.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0)
  })
}

type Watched = { frame: number; task: number }

/** Watches how long a page holds still; answers the longest frame and the longest task since it was asked last, in milliseconds. */
export async function watchFrames(page: Page) {
  const watched = await page.evaluateHandle((): Watched => {
    const seen: Watched = { frame: 0, task: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, Math.round(duration))
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const frame = () => {
      const now = performance.now()
      seen.frame = Math.max(seen.frame, Math.round(now - last))
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    return seen
  })
  return () =>
    watched.evaluate((seen) => {
      const { frame, task } = seen
      Object.assign(seen, { frame: 0, task: 0 })
      return { frame, task }
    })
}
