import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { runIn, type Given } from './run-in.ts'

const root = resolve(import.meta.dirname, '..')

export type Stranger = Awaited<ReturnType<typeof asStranger>>

/** An empty folder outside of this tree, with a home of its own and the packed client installed in it from its tarball. */
export async function asStranger() {
  const folder = await mkdtemp(join(tmpdir(), 'hourtab-stranger-'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  await install(folder)
  const home = join(folder, 'home')
  const path = [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  const run = (program: string, words: string[], { env, ...given }: Given = {}) =>
    runIn(folder, program, words, { ...given, env: { PATH: path, HOME: home, ...env } })
  return {
    folder,
    home,
    run,
    hourtab: (words: string[], given?: Given) => run('hourtab', words, given),
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    /** Checks a file as strictly as the compiler can, declarations included, and writes it as JavaScript beside. */
    compile: (file: string, knowing: string[]) => run(tsc, [...strictly, ...knowing, file]),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function install(folder: string) {
  const packed = await runIn(folder, 'npm', ['pack', join(root, 'packages/client'), '--silent', '--pack-destination', folder])
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Error(`npm pack made nothing: ${packed.errors}`)
  const { code, errors } = await runIn(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', `./${tarball}`])
  if (code !== 0) throw new Error(`npm install ended with ${code}: ${errors}`)
}

/** The compiler that checks this tree. */
export const tsc = join(root, 'node_modules/.bin/tsc')
/** All that it can be strict about. */
export const strictly =
  '--strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --verbatimModuleSyntax --module nodenext --target es2022 --skipLibCheck false'.split(
    ' ',
  )
/** Types of Node and nothing of a browser. */
export const onNode = ['--lib', 'es2022', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
/** A browser, or what resembles one, and nothing of Node. */
export const inBrowser = ['--lib', 'es2022,dom,dom.iterable', '--types', '']

/** An account over HTTP, with a key that may do everything. */
export async function openWorkspace(origin: string) {
  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/api/v1${path}`, init)
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const email = `ines-${crypto.randomUUID()}@moro.example`
  const account = { email, password: 'four words of nonsense', name: 'Ines Moro', workspaceName: 'Moro PMO' }
  const registered = await send('/auth/register', account, {})
  const cookie = registered.headers.getSetCookie().map((set) => set.split(';')[0])
  const made = await send('/api-keys', { name: 'Nightly export', scope: 'admin' }, { cookie: cookie.join('; '), origin })
  const { secret: key } = (await made.json()) as { secret: string }
  return {
    key,
    post: async (path: string, body: unknown) => (await send(path, body, { authorization: `Bearer ${key}` })).json() as unknown,
  }
}
