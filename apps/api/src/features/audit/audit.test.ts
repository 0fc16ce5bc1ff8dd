import type { AuditLine } from '@hourtab/contract/audit'
import { changeInWords } from '@hourtab/domain/change-in-words'
import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { movingClock } from '../../../test/serve-app.ts'
import { studio } from '../../../test/studio.ts'
import { inTransaction } from '../../platform/tenancy.ts'
import { setPlan } from '../workspaces/set-plan.ts'

const any = { 'if-match': '*' }
type Studio = Awaited<ReturnType<typeof studio>>

const audit = async ({ owner }: Pick<Studio, 'owner'>, query = ''): Promise<AuditLine[]> =>
  (await owner.get(`/api/v1/audit${query}`)).body.items

/** A line in a few words. */
const inWords = ({ name, about, changes }: AuditLine) =>
  `${name} · ${about}${changes.map((change) => ` · ${changeInWords(change, { isRemoval: name.endsWith('.removed') })}`).join('')}`

test('an entry tells its whole story: what it was when it was logged, each change, its removal and its return', async () => {
  const cast = await studio()
  const { owner, log } = cast
  const { body } = await log({ description: 'Vendor A: weekly sync', duration: '3h', privateNote: 'They stall' })
  const path = `/api/v1/entries/${body.entry.id}`
  await owner.patch(path).set(any).send({ duration: '2h', vendor: null, privateNote: 'They stall again' })
  await owner.delete(path)
  await owner.post(`${path}/restore`)
  const lines = (await audit(cast, '?what=entry')).reverse()
  expect(lines.map(inWords)).toEqual([
    'entry.logged · Vendor A: weekly sync · hours 3 h · day 2026-07-06',
    'entry.changed · Vendor A: weekly sync · hours 3 h → 2 h · vendor Vendor A → none · private note a note → another note',
    'entry.removed · Vendor A: weekly sync · day 2026-07-06 · hours 2 h · work type Vendor coordination · billable yes · private note a note',
    'entry.restored · Vendor A: weekly sync · day 2026-07-06 · hours 2 h · work type Vendor coordination · billable yes · private note a note',
  ])
  expect(lines[0]).toMatchObject({
    at: '2026-07-14T16:20:00.000Z',
    person: { name: 'Ines' },
    keyName: null,
    retainer: { name: 'PMO retainer', client: 'Halden Rail', isRemoved: false },
  })
})

test('no secret and no private note is in it: no words of notes, no token, no key', async () => {
  const cast = await studio()
  const { owner, log, share, key } = cast
  const { body } = await log({ privateNote: 'Marmaduke stalls' })
  await owner.patch(`/api/v1/entries/${body.entry.id}`).set(any).send({ privateNote: 'Marmaduke stalls again' })
  const [link, bearer] = [await share(), await key('write')]
  await owner.post(`/api/v1/share-links/${link.id}/rotate`)
  await owner.delete(`/api/v1/entries/${body.entry.id}`)
  const { text } = await owner.get('/api/v1/audit?limit=200')
  for (const secret of ['Marmaduke', link.token, bearer.authorization.slice(7), '/r/']) expect(text).not.toContain(secret)
})

test('what a key did names the key and whose it is', async () => {
  const cast = await studio()
  const bearer = await cast.key('write')
  await cast.nobody
    .post(`/api/v1/retainers/${cast.retainer.id}/entries`)
    .set(bearer)
    .send({ workedOn: '2026-07-06', duration: '1h', description: 'By script' })
  await cast.nobody.post('/api/v1/clients').set(bearer).send({ name: 'Kestrel Foods' })
  const lines = await audit(cast)
  expect(lines.map(({ name, keyName, person }) => [name, keyName, person?.name])).toEqual([
    ['client.added', 'write key', 'Ines'],
    ['entry.logged', 'write key', 'Ines'],
    ['key.created', null, 'Ines'],
    ['retainer.created', null, 'Ines'],
  ])
})

test('what whoever runs HourTab does to a workspace is in its audit, by nobody of its people', async () => {
  const cast = await studio()
  const { database } = await workerDatabase()
  const clock = movingClock('2026-07-15T08:00:00Z')
  await inTransaction(database, (db) => setPlan(db, clock, cast.ines.me.workspace.id, 'studio'))
  const [line] = await audit(cast)
  expect(line).toMatchObject({ name: 'plan.set', person: null, about: 'Ines PMO', at: '2026-07-15T08:00:00.000Z' })
  expect(line!.changes).toEqual([{ field: 'plan', before: 'free', after: 'studio' }])
})

test('a name that is changed is told, of a password only that there is another, and of a session only when it began', async () => {
  const cast = await studio()
  const { owner, ines, nobody } = cast
  const { email, password } = ines
  const login = () => nobody.post('/api/v1/auth/login').set('user-agent', 'Netscape 4').send({ email, password })
  await login()
  const { body } = await owner.get('/api/v1/auth/sessions')
  const other = body.items.find(({ isThisOne }: { isThisOne: boolean }) => !isThisOne)
  await owner.delete(`/api/v1/auth/sessions/${other.id}`)
  await owner.patch('/api/v1/me').set(any).send({ name: 'Ines Moro' })
  await owner.patch('/api/v1/me').set(any).send({ password: 'another four words', currentPassword: password })
  expect((await audit(cast)).slice(0, 3).map(inWords)).toEqual([
    `account.changed · Ines Moro · password a password → another password`,
    'account.changed · Ines · name Ines → Ines Moro',
    'session.ended · begun on 2026-07-14',
  ])
  expect((await owner.get('/api/v1/audit?limit=200')).text).not.toMatch(/four words|argon2|Netscape|127\.0\.0\.1/)
})

test('it is filtered by person, by what, by retainer and by days, together', async () => {
  const cast = await studio()
  const { owner, log, clock, ines } = cast
  const other = await owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Go-live', capHours: 5, startsOn: '2026-07-01' })
  clock.at = new Date('2026-07-16T23:30:00Z')
  await log({ description: 'Late at night' })
  const names = async (query: string) => (await audit(cast, query)).map(({ name }) => name)
  expect(await names(`?retainerId=${other.body.retainer.id}`)).toEqual(['retainer.created'])
  expect(await names('?what=entry')).toEqual(['entry.logged'])
  expect(await names(`?what=retainer&person=${ines.me.user.id}`)).toEqual(['retainer.created', 'retainer.created'])
  expect(await names('?person=00000000-0000-7000-8000-000000000000')).toEqual([])
  expect(await names('?from=2026-07-16')).toEqual(['entry.logged'])
  expect(await names('?from=2026-07-15&to=2026-07-16')).toEqual(['entry.logged'])
  expect(await names('?to=2026-07-15&what=entry')).toEqual([])
  expect(await names('?from=2026-07-17&timeZone=Asia/Kathmandu')).toEqual(['entry.logged'])
  expect(await names('?to=2026-07-16&timeZone=Asia/Kathmandu&what=entry')).toEqual([])
})

test('a retainer that is gone keeps its name in the lines about it', async () => {
  const cast = await studio()
  await cast.log()
  await cast.owner.delete(`/api/v1/retainers/${cast.retainer.id}`)
  const lines = await audit(cast, `?retainerId=${cast.retainer.id}`)
  expect(lines.map(({ name }) => name)).toEqual(['retainer.removed', 'entry.logged', 'retainer.created'])
  for (const { retainer } of lines)
    expect(retainer).toEqual({ id: cast.retainer.id, name: 'PMO retainer', client: 'Halden Rail', isRemoved: true })
})

test('page by page it is the same as in one piece, and as the CSV, in which no spreadsheet finds a formula', async () => {
  const cast = await studio()
  for (let n = 0; n < 6; n++) await cast.log({ description: `=cmd(${n})` })
  await cast.owner.post('/api/v1/clients').send({ name: '@SUM(A1)' })
  const whole = await audit(cast)
  const pages: AuditLine[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: { items: AuditLine[]; nextCursor: string | null } } = await cast.owner.get(
      `/api/v1/audit?limit=3${cursor && `&cursor=${cursor}`}`,
    )
    pages.push(...body.items)
    cursor = body.nextCursor
  }
  expect(pages).toEqual(whole)
  const { text, headers } = await cast.owner.get('/api/v1/audit.csv')
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  const [header, ...rows] = text.trimEnd().split('\r\n')
  expect(header).toBe('At,Who,API key,What,About,Client,Retainer,Changes')
  expect(rows).toHaveLength(whole.length)
  expect(rows[0]).toBe("2026-07-14T16:20:00.000Z,Ines,,Client added,'@SUM(A1),,,")
  expect(rows[1]).toBe('2026-07-14T16:20:00.000Z,Ines,,Entry logged,\'=cmd(5),Halden Rail,PMO retainer,"hours 1 h; day 2026-07-06"')
  expect((await cast.owner.get('/api/v1/audit.csv?what=client')).text.trimEnd().split('\r\n')).toHaveLength(2)
})

test('a filter that is none is refused by name', async () => {
  const { owner } = await studio()
  const { status, body } = await owner.get('/api/v1/audit?person=x&what=secrets&from=yesterday&timeZone=Mars')
  const faults = new Set(body.errors.map(({ pointer }: { pointer: string }) => pointer))
  expect([status, faults]).toEqual([422, new Set(['?person', '?what', '?from', '?timeZone'])])
})

test('who works in a workspace is listed, and nobody of another', async () => {
  const { owner, ines, stranger } = await studio()
  const otto = await stranger()
  const { body } = await owner.get('/api/v1/workspace/members')
  expect(body.items).toEqual([
    { id: ines.me.user.id, name: 'Ines', email: ines.email, role: 'owner', joinedAt: '2026-07-14T16:20:00.000Z' },
  ])
  expect((await otto.agent.get('/api/v1/workspace/members')).body.items.map(({ name }: { name: string }) => name)).toEqual(['Otto'])
})
