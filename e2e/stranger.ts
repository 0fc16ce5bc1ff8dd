import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '..')
const inFolder = promisify(execFile)

type Given = { env?: Record<string, string>; piped?: string; answers?: Record<string, string> }
type Ran = { code: number; out: string; errors: string }
export type Stranger = Awaited<ReturnType<typeof asStranger>>

/** An empty folder outside of this tree, with a home of its own and the packed client installed in it from its tarball. */
export async function asStranger() {
  const folder = await mkdtemp(join(tmpdir(), 'hourtab-stranger-'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  await inFolder('npm', ['pack', join(root, 'packages/client'), '--silent', '--pack-destination', folder], { cwd: folder })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))!
  await inFolder('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', `./${tarball}`], { cwd: folder })
  const home = join(folder, 'home')
  const path = [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter)

  /** Runs a program there; what is piped in is all it hears, or each of the `answers` once its question was asked. */
  function run(program: string, words: string[], { env = {}, piped = '', answers }: Given = {}): Promise<Ran> {
    return new Promise((done, fail) => {
      const child = spawn(program, words, { cwd: folder, env: { PATH: path, HOME: home, NO_COLOR: '1', TZ: 'UTC', ...env } })
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
  return {
    folder,
    home,
    run,
    hourtab: (words: string[], given?: Given) => run('hourtab', words, given),
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    /** Checks files as strictly as the compiler can, declarations included, and writes them as JavaScript beside. */
    compile: (files: string[], more: string[] = []) => run(join(root, 'node_modules/.bin/tsc'), [...strictly, ...more, ...files]),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

const strictly = [
  ...['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--verbatimModuleSyntax'],
  ...['--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'false'],
]

/** Types of Node and nothing of a browser. */
export const onNode = ['--lib', 'es2022', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
/** A browser, or what resembles one, and nothing of Node. */
export const inBrowser = ['--lib', 'es2022,dom,dom.iterable', '--types', '']

/** An account over HTTP, with a key that may do everything. */
export async function openWorkspace(origin: string): Promise<{ key: string; post: (path: string, body: unknown) => Promise<unknown> }> {
  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/api/v1${path}`, init)
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const account = { email: `ines-${crypto.randomUUID()}@moro.example`, password: 'four words of nonsense', name: 'Ines Moro', workspaceName: 'Moro PMO' }
  const registered = await send('/auth/register', account, {})
  const cookie = registered.headers.getSetCookie().map((set) => set.split(';')[0]).join('; ')
  const made = await send('/api-keys', { name: 'Nightly export', scope: 'admin' }, { cookie, origin })
  const { secret: key } = (await made.json()) as { secret: string }
  return { key, post: async (path, body) => (await send(path, body, { authorization: `Bearer ${key}` })).json() }
}
