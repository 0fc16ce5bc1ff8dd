import { cp, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type Product } from './product.ts'
import { asStranger, inBrowser, onNode, openWorkspace, type Stranger } from './stranger.ts'

const packages = resolve(import.meta.dirname, '../packages')
const placeholder = 'https://hours.example.com'
let product: Product
let stranger: Stranger
let readme: string

beforeAll(async () => {
  ;[product, stranger, readme] = await Promise.all([startProduct(), asStranger(), readFile(join(packages, 'client/README.md'), 'utf8')])
})
afterAll(async () => {
  await product?.stop()
  await stranger?.remove()
})

const blocksOf = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!)

test('the installed package brings nothing along and names nothing that is not in it', async () => {
  const installed = JSON.parse((await stranger.run('npm', ['ls', '--all', '--json'])).out) as { dependencies: Record<string, object> }
  expect(Object.keys(installed.dependencies)).toEqual(['@hourtab/client'])
  expect(installed.dependencies['@hourtab/client']).not.toHaveProperty('dependencies')
  const files = ['client.js', 'client.d.ts', 'hourtab.js'].map((name) =>
    readFile(join(stranger.folder, 'node_modules/@hourtab/client/dist', name), 'utf8'),
  )
  const imported = (await Promise.all(files)).flatMap((text) =>
    [...text.matchAll(/(?:^import .*|^export .*|import\()\s*(?:from )?["'](.*?)["']/gm)].map(([, name]) => name!),
  )
  expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([])
})

test('the program in the README compiles strictly and runs against a new HourTab', async () => {
  const { key } = await openWorkspace(product.origin)
  const lines = blocksOf('ts').join('\n').replaceAll(placeholder, product.origin).split('\n')
  const isImport = (line: string) => line.startsWith('import ')
  await stranger.write('readme.ts', [...lines.filter(isImport), ...lines.filter((line) => !isImport(line))].join('\n'))
  expect(await stranger.compile('readme.ts', onNode)).toEqual({ code: 0, out: '', errors: '' })
  const ran = await stranger.run('node', ['readme.js'], { env: { HOURTAB_KEY: key } })
  expect(ran.code, ran.errors).toBe(0)
  expect(ran.out).toMatch(/^Vendor A [\d.]+ of 20 hours used · /)
  expect(ran.out).toContain('2026-07-06 Vendor A: weekly sync 3\n')
  expect(ran.errors).toContain('Hours such as 1h 30m, 1:30 or 1.5, more than zero\n')
})

test('the client compiles where only a browser is known, and refuses what the contract does not have', async () => {
  await stranger.write(
    'browser.ts',
    `import { createClient, type Balance, type LogEntryInput } from '@hourtab/client'
const hourtab = createClient({ baseUrl: location.origin })
export const balanceOf = async (retainerId: string): Promise<Balance> => (await hourtab.readBalance({ retainerId })).balance
export const work: LogEntryInput = { retainerId: '', workedOn: '2026-07-06', description: 'Call', seconds: undefined, duration: '1h' }
// @ts-expect-error -- a balance has no such field
export const never = async () => (await hourtab.readBalance({ retainerId: '' })).balance.remaining
// @ts-expect-error -- the retainer is needed
export const nowhere = () => hourtab.logEntry({ workedOn: '2026-07-06', description: 'Call', duration: '1h' })
`,
  )
  expect(await stranger.compile('browser.ts', inBrowser)).toEqual({ code: 0, out: '', errors: '' })
})

test('every command in the README works as it stands, from the first sign-in to a nightly job', async () => {
  const { key, post } = await openWorkspace(product.origin)
  await post('/retainers', { clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, startsOn: '2026-07-01', resetDay: 1 })
  await cp(join(packages, 'domain/csv/fixtures/toggl-template.csv'), join(stranger.folder, 'toggl.csv'))
  // The package is installed from its tarball: nobody has published it where this runs.
  const commands = blocksOf('sh').map((block) =>
    block
      .replaceAll(placeholder, product.origin)
      .replaceAll('ht_live_…', key)
      .replaceAll(/^npm install .*$/gm, ''),
  )
  expect(commands.length).toBeGreaterThan(5)
  const said: string[] = []
  for (const block of commands) {
    const { code, out, errors } = await stranger.run('bash', ['--norc', '-euo', 'pipefail', '-c', block], {
      piped: `${product.origin}\n${key}\n`,
    })
    expect([code, errors], block).toEqual([0, ''])
    said.push(out)
  }
  expect(said.join('')).toContain('Signed in to Moro PMO')
  expect(said.join('')).toMatch(/^[\d.]+ of 20 hours used · [\d.]+ hours remain · resets \w+ 1$/m)
  expect(said.join('')).toContain('2 rows: 2 new')
})
