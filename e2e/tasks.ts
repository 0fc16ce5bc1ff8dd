import type { CDPSession } from 'playwright-core'

export type Task = { name: string; pid: number; tid: number; ts: number; tdur?: number; args: { name?: string; data?: { type?: string } } }

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
