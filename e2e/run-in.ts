import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'

export type Given = {
  env?: Record<string, string>
  piped?: string
  /** What is written once a question was asked, by the question. */
  answers?: Record<string, string>
}
type Ran = { code: number; out: string; errors: string }

/** Runs a program in a folder, with nothing of our environment but the path. What is piped in is all it hears, or its answers. */
export function runIn(folder: string, program: string, words: string[], { env = {}, piped = '', answers }: Given = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
    const child = spawn(program, words, { cwd: folder, env: { PATH: path, NO_COLOR: '1', TZ: 'UTC', ...env } })
    let out = ''
    let errors = ''
    const left = Object.entries(answers ?? {})
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      const [next] = left
      if (next && out.includes(next[0])) child.stdin.write(`${left.shift()![1]}\r`)
    })
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()))
    child.on('error', fail)
    child.on('close', (code) => done({ code: code ?? -1, out, errors }))
    // Who does not listen has ended before everything was said.
    child.stdin.on('error', () => {})
    if (!answers) child.stdin.end(piped)
  })
}
