import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const main = resolve(import.meta.dirname, '../../dist/main.js')

/** The whole product in a process of its own, which can be killed and started again on the same data. */
export class ApiProcess {
  origin = ''
  private readonly settings: Record<string, string>
  private child: ChildProcess | undefined

  constructor(settings: Record<string, string>) {
    this.settings = settings
  }

  async start() {
    const env = { PATH: process.env.PATH, PORT: '0', RATE_LIMIT: 'off', ...this.settings }
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    for await (const line of createInterface({ input: child.stdout })) {
      const [, origin] = /^HourTab is running at (http:\S+)/.exec(line) ?? []
      if (!origin) continue
      // What it says later is let go, or a full pipe would hold it up.
      child.stdout.resume()
      this.origin = origin
      return
    }
    throw new Error(`The api did not start. ${errors}`)
  }

  /** Ends it as a crash would: nothing is finished, nothing is closed. */
  async kill() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'close')
    this.child.kill('SIGKILL')
    await ended
  }
}
