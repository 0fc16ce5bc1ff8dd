import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'

/** Who holds a directory: enough to tell the living from a crashed one whose process number was given to somebody else. */
export type Holder = {
  pid: number
  host: string
  startedAt: string
  /** When the kernel started the process, in its own ticks; absent where there is no /proc. */
  processStart?: string
  /** One start of one machine, so it also tells two machines with one name apart. */
  boot?: string
  /** Process numbers mean nothing in another container. */
  pidNamespace?: string
}

const read = (path: string) =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )

// The name of the program, in brackets, may itself hold spaces and brackets.
const processStartOf = async (pid: number) => (await read(`/proc/${pid}/stat`))?.replace(/^.*\) /s, '').split(' ')[19]

/** Describes this process. */
export async function describeSelf(): Promise<Holder> {
  return {
    pid: process.pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    processStart: await processStartOf(process.pid),
    boot: await read('/proc/sys/kernel/random/boot_id'),
    pidNamespace: await readlink('/proc/self/ns/pid').catch(() => undefined),
  }
}

/**
 * Judges whether a holder still runs: `unknown` is one on another machine, `watch` one in another container of this
 * machine, whose process cannot be seen but whose beats can.
 */
export async function judge(holder: Holder, self: Holder): Promise<'alive' | 'dead' | 'unknown' | 'watch'> {
  const isSameBoot = holder.boot !== undefined && holder.boot === self.boot
  if (isSameBoot && holder.pidNamespace !== self.pidNamespace) return 'watch'
  if (!isSameBoot && holder.host !== self.host) return 'unknown'
  // The machine was started again since, and nothing survives that.
  if (!isSameBoot && holder.boot !== undefined && self.boot !== undefined) return 'dead'
  if (!isRunning(holder.pid)) return 'dead'
  const start = await processStartOf(holder.pid)
  return start === undefined || holder.processStart === undefined || start === holder.processStart ? 'alive' : 'dead'
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
