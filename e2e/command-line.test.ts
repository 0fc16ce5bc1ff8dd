import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type Product } from './product.ts'
import { asStranger, openWorkspace, type Stranger } from './stranger.ts'
import { today } from './this-month.ts'

const fixtures = resolve(import.meta.dirname, '../packages/domain/csv/fixtures')
const header = /^[\d.]+ of 20 hours used · [\d.]+ hours remain · resets \w+ \d+( \d{4})?\n$/
let product: Product
let stranger: Stranger

beforeAll(async () => {
  ;[product, stranger] = await Promise.all([startProduct(), asStranger()])
})
afterAll(async () => {
  await product?.stop()
  await stranger?.remove()
})

/** A workspace with two retainers of Halden Rail and one of Orrin Mills, and whoever types into a terminal with its key. */
async function someone() {
  const { key, post } = await openWorkspace(product.origin)
  const begin = (clientName: string, name: string) =>
    post('/retainers', { clientName, name, capHours: 20, startsOn: '2026-07-01', resetDay: 1 }) as Promise<{ retainer: { id: string } }>
  const { retainer } = await begin('Halden Rail', 'PMO retainer')
  const { id: clientId } = (retainer as unknown as { client: { id: string } }).client
  await post('/retainers', { clientId, name: 'Go-live', capHours: 40, startsOn: '2026-07-01' })
  await begin('Orrin Mills', 'Reporting')
  const config = join(stranger.home, key.slice(-12))
  const type = (words: string[], piped?: string) => stranger.hourtab(words, { env: { XDG_CONFIG_HOME: config }, piped })
  return { key, post, config, retainer, type, signIn: () => type(['login', '--url', product.origin], `${key}\n`) }
}

test('a sign-in is kept in a file that nobody else may read, and forgotten again', async () => {
  const { key, config, type, signIn } = await someone()
  expect((await signIn()).out).toContain(`Signed in to Moro PMO at ${product.origin}.`)
  const path = join(config, 'hourtab/sign-in.json')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ url: product.origin, key })
  expect((await type(['balance'])).code).toBe(0)
  expect((await type(['logout'])).out).toBe('Signed out.\n')
  await expect(stat(path)).rejects.toThrow('ENOENT')
  expect(await type(['balance'])).toEqual({
    code: 3,
    out: '',
    errors: 'hourtab: You are not signed in. Type `hourtab login`, or set HOURTAB_URL and HOURTAB_KEY.\n',
  })
})

test('at a terminal the key is asked for, and not shown', async () => {
  const { key, config } = await someone()
  const typed = await stranger.run('script', ['-qec', 'hourtab login', '/dev/null'], {
    env: { XDG_CONFIG_HOME: config },
    answers: { 'Address of HourTab: ': product.origin, 'Key: ': key },
  })
  expect(typed.out).toContain('Address of HourTab: ')
  expect(typed.out).toContain('Signed in to Moro PMO')
  expect(typed.out.split('Key: ')[1]).not.toContain(key)
})

test('work is logged in one line: what was understood is shown, and the balance after it', async () => {
  const { type, signIn } = await someone()
  await signIn()
  const nobody = await type(['log', 'Vendor A: sync, 3h'])
  expect([nobody.code, nobody.errors.split('\n')[0]]).toEqual([
    2,
    'hourtab: Say which retainer: --retainer NAME, or once `hourtab use NAME`.',
  ])
  expect((await type(['use', 'pmo'])).out).toMatch(/^Halden Rail · PMO retainer\n0 of 20 hours used/)
  const dry = await type(['log', 'Vendor A: sync, 3h', '--dry-run'])
  expect(dry.out).toBe(`Not logged for Halden Rail · PMO retainer\n${today}  3 h  Vendor A: sync  [vendor · Vendor A]\n`)
  const logged = await type(['log', 'Vendor', 'A:', 'sync,', '3h'])
  expect(logged.out).toMatch(
    new RegExp(
      `^Logged for Halden Rail · PMO retainer\n${today}  3 h  Vendor A: sync  \\[vendor · Vendor A\\]\n3 of 20 hours used · 17 hours remain`,
    ),
  )
  expect((await type(['balance', 'PMO retainer'])).out).toMatch(/^3 of 20 hours used · 17 hours remain · resets \w+ 1( \d{4})?\n$/)
  expect((await type(['balance', 'PMO retainer'])).out).toMatch(header)
})

test('many lines are logged at once, or none of them when one is not understood', async () => {
  const { type, signIn, retainer } = await someone()
  await signIn()
  const to = ['--retainer', retainer.id]
  const refused = await type(['log', '-', ...to], 'Vendor A: review, 45m\nno hours here\n')
  expect(refused).toEqual({
    code: 4,
    out: '',
    errors: 'hourtab: Nothing was logged.\n  no hours here: Add the hours at the end, e.g. 1.5h.\n',
  })
  expect((await type(['entries', 'PMO retainer'])).out).toBe('No entry.\n')
  const { code, out } = await type(
    ['log', '-', ...to, '--json'],
    '2026-07-06 Vendor A: review, 45m\n\n2026-07-07 Discovery: interviews, 8h\n',
  )
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    entries: [
      { seconds: 2700, vendor: 'Vendor A' },
      { seconds: 28_800, workType: 'discovery' },
    ],
  })
  expect((await type(['entries', 'PMO retainer'])).out).toBe(
    '2026-07-07     8 h  Discovery: interviews\n2026-07-06  0.75 h  Vendor A: review\n',
  )
})

test('a retainer is named by any of its names, and one that is not there, or is two, is told with those that are', async () => {
  const { type, signIn, retainer } = await someone()
  await signIn()
  for (const name of ['PMO retainer', 'pmo', 'halden rail · pmo', retainer.id])
    expect((await type(['balance', name])).out, name).toMatch(header)
  const two = await type(['balance', 'Halden'])
  expect([two.code, two.errors.split('\n').length]).toEqual([4, 4])
  expect(two.errors).toContain('More than one retainer is called Halden.')
  const none = await type(['balance', 'Nobody', '--json'])
  expect([none.code, none.out]).toEqual([4, ''])
  expect(JSON.parse(none.errors)).toMatchObject({ title: 'A retainer called Nobody is not there.', exit: 4 })
  const all = (await type(['balance'])).out.trimEnd().split('\n')
  expect(all.map((line) => line.slice(0, line.indexOf('  ')))).toEqual([
    'Orrin Mills · Reporting',
    'Halden Rail · Go-live',
    'Halden Rail · PMO retainer',
  ])
})

test('an export is drafted, published once, and changes nothing when it is sent again every night', async () => {
  const { type, signIn } = await someone()
  await signIn()
  await type(['use', 'PMO retainer'])
  const path = join(stranger.folder, 'week.csv')
  await cp(join(fixtures, 'toggl-new.csv'), path)
  const draft = await type(['import', path])
  expect(draft.out).toMatch(
    /^week.csv: Toggl Track\. .*\n6 rows: 5 new · 1 skipped · \+40\.25 h\n(Note: .*\n)*Before: .*\nAfter: .*\nNot published\. /,
  )
  expect((await type(['entries'])).out).toBe('No entry.\n')
  const night = async () =>
    JSON.parse((await type(['import', path, '--publish', '--json'])).out) as { import: { state: string; id: string } }
  expect((await night()).import.state).toBe('published')
  const again = await night()
  expect(again.import.state).toBe('unchanged')
  expect((await type(['entries'])).out.trimEnd().split('\n')).toHaveLength(5)
  expect((await type(['import', path, '--publish'])).out).toMatch(/6 rows: 1 skipped · 5 unchanged\nNothing new\.\n/)
})

test('an export with an open question ends with 5 and keeps one draft, and an answer publishes it', async () => {
  const { type, signIn, key, retainer } = await someone()
  await signIn()
  await mkdir(stranger.home, { recursive: true })
  const path = join(stranger.folder, 'days.csv')
  await stranger.write('days.csv', 'Date,Description,Hours\n07/06/2026,Discovery: interviews,2\n07/08/2026,Vendor A: sync,1\n')
  const asked = ['import', path, '--retainer', 'PMO retainer', '--publish']
  const open = await type(asked)
  expect([open.code, open.errors]).toEqual([5, ''])
  expect(open.out).toContain('--answer date-order=MDY')
  expect((await type(asked)).code).toBe(5)
  const answer = await fetch(`${product.origin}/api/v1/retainers/${retainer.id}/imports`, { headers: { authorization: `Bearer ${key}` } })
  const { items } = (await answer.json()) as { items: { state: string }[] }
  expect(items.map(({ state }) => state)).toEqual(['draft', 'discarded'])
  const published = await type([...asked, '--answer', 'date-order=MDY'])
  expect([published.code, published.out.includes('Published.')]).toEqual([0, true])
})

test('a file that is no export, and one that is not there, say so', async () => {
  const { type, signIn } = await someone()
  await signIn()
  await stranger.write('words.csv', 'hello\n')
  const wrong = await type(['import', join(stranger.folder, 'words.csv'), '--retainer', 'pmo'])
  expect([wrong.code, wrong.errors.split('\n')[0]]).toEqual([4, 'hourtab: This file cannot be imported'])
  expect((await type(['import', 'nowhere.csv', '--retainer', 'pmo'])).code).toBe(2)
})

test('the address of the console page is printed, and with --link that of the page a client sees', async () => {
  const { type, signIn, post, retainer } = await someone()
  await signIn()
  expect((await type(['open', 'pmo'])).out).toBe(`${product.origin}/retainers/${retainer.id}\n`)
  expect((await type(['open', 'pmo', '--link'])).code).toBe(4)
  const { shareLink } = (await post(`/retainers/${retainer.id}/share-links`, { name: 'CTO' })) as { shareLink: { url: string } }
  expect((await type(['open', 'pmo', '--link'])).out).toBe(`${shareLink.url}\n`)
})

test('a key that is nobody’s, one that may only read, and a server that is away each end in a way of their own', async () => {
  const { post } = await someone()
  const with_ = (key: string, url = product.origin) => ({ env: { HOURTAB_URL: url, HOURTAB_KEY: key } })
  const unknown = await stranger.hourtab(['balance'], with_('ht_live_nobody'))
  expect([unknown.code, unknown.out]).toEqual([3, ''])
  const { secret } = (await post('/api-keys', { name: 'Reader', scope: 'read' })) as { secret: string }
  expect((await stranger.hourtab(['balance'], with_(secret))).code).toBe(0)
  const weak = await stranger.hourtab(['log', 'Vendor A: sync, 3h', '--retainer', 'pmo', '--json'], with_(secret))
  expect([weak.code, (JSON.parse(weak.errors) as { type: string }).type]).toEqual([3, '/problems/not-allowed'])
  const away = await stranger.hourtab(['balance'], with_(secret, 'http://127.0.0.1:1'))
  expect([away.code, away.errors]).toEqual([6, 'hourtab: http://127.0.0.1:1 cannot be reached\n'])
  const wrong = await stranger.hourtab(['balance', '--colour'], with_(secret))
  expect([wrong.code, wrong.errors.split('\n')[0]]).toEqual([2, "hourtab: Unknown option '--colour'."])
})

test('bash completes commands, their options and files', async () => {
  const complete = async (...words: string[]) => {
    const script = `eval "$(hourtab completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hourtab; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { code, out, errors } = await stranger.run('bash', ['--norc', '-c', script, 'bash', 'hourtab', ...words])
    expect([code, errors]).toEqual([0, ''])
    return out.trimEnd().split('\n')
  }
  expect(await complete('lo')).toEqual(['login', 'logout', 'log'])
  expect(await complete('log', '--d')).toEqual(['--date', '--dry-run'])
  expect(await complete('completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
  expect(await complete('import', 'package')).toContain('package.json')
})

test.each(['zsh', 'fish'])('%s is told every command and option', async (shell) => {
  const { out } = await stranger.hourtab(['completion', shell])
  for (const word of ['login', 'import', 'balance', 'dry-run', 'publish', 'answer', 'completion'])
    expect(out).toMatch(new RegExp(`[ '-]${word}\\b`))
  expect((await stranger.hourtab(['completion', 'tcsh'])).code).toBe(2)
})

test('every command says what it takes', async () => {
  const { out } = await stranger.hourtab(['--help'])
  const names = [...out.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name!)
  expect(names).toEqual(['login', 'logout', 'use', 'log', 'import', 'balance', 'entries', 'open', 'completion'])
  for (const name of names) {
    const help = await stranger.hourtab([name, '--help'])
    expect([help.code, help.out.startsWith(`hourtab ${name}`), help.errors]).toEqual([0, true, ''])
  }
})
