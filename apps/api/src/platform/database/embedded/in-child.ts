import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const here = JSON.stringify(import.meta.dirname)

/** Runs a script in a process of its own, which a test can kill; `at(name)` in it is the address of a module of this folder. */
export function inChild(script: string) {
  const preface = `const at = (name) => ${here} + '/' + name\n`
  const child = spawn(process.execPath, ['--input-type=module', '-e', preface + script], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const said = createInterface({ input: child.stdout })
  said.on('line', (line) => lines.push(line))
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = once(child, 'close')
  return {
    pid: child.pid!,
    lines,
    /** The first line that begins so; throws when the script ends without it. */
    async line(start: string): Promise<string> {
      for (;;) {
        const found = lines.find((line) => line.startsWith(start))
        if (found !== undefined) return found
        const hasEnded = await Promise.race([once(said, 'line').then(() => false), ended.then(() => true)])
        if (hasEnded && !lines.some((line) => line.startsWith(start))) throw new Error(`The script ended without "${start}". ${errors}`)
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended: async () => {
      await ended
      return { code: child.exitCode, errors }
    },
  }
}
