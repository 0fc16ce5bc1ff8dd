import { auditNouns, auditWords, type AuditLine } from '@hourtab/contract/audit'
import { eventNames } from '@hourtab/contract/events'
import { describe, expect, test } from 'vitest'
import { ask, signIn } from '../ask.ts'
import { rows, sent } from '../isolation/rows.ts'
import { filled, operationsOf } from '../operations.ts'
import { studio } from '../studio.ts'

/** What writes and leaves no line, and why. */
const unrecorded: Record<string, string> = {
  logout: 'signing in and out is a person’s own, and listed with their sessions',
  deleteMe: 'the audit goes with the workspace; where others own it too, it says that an account was deleted',
  parseLines: 'stores nothing',
  previewChange: 'stores nothing',
  recogniseImport: 'stores nothing',
  pingWebhook: 'sends a test, which is listed with what was delivered',
  redeliver: 'changes nothing, and is listed with what was delivered',
  redeliverRange: 'the same',
  changeImport: 'a draft changes nothing but itself until it is published',
}

/** What anyone may do without being known, and why it leaves no line either. */
const unrecordedOpenly: Record<string, string> = {
  register: 'before it there is no workspace that anything could have changed in',
  lookAround: 'the same',
  login: 'signing in changes nothing, and is listed with the sessions',
  refresh: 'keeps a session; where it ends one instead, that leaves a line',
}

type Studio = Awaited<ReturnType<typeof studio>>
type Ids = Record<string, string>

const draft = async ({ owner, retainer }: Studio): Promise<Ids> => {
  const csv = 'Date,Description,Hours\n2026-07-06,Review,2\n'
  const { body } = await owner.post(`/api/v1/retainers/${retainer.id}/imports`).set('content-type', 'text/csv').send(csv)
  return { importId: body.import.id }
}

/** What an operation finds where it has to be otherwise than in a studio with one of everything. */
const found: Record<string, (cast: Studio, ids: Ids) => Promise<Ids | void>> = {
  removeClient: async ({ owner }) => ({ clientId: (await owner.post('/api/v1/clients').send({ name: 'Kestrel Foods' })).body.client.id }),
  restoreEntry: async ({ owner }, { entryId }) => void (await owner.delete(`/api/v1/entries/${entryId}`)),
  undoImport: async ({ owner }, { importId }) => void (await owner.post(`/api/v1/imports/${importId}/publish`)),
  endSession: async ({ owner, ines }) => {
    await signIn(origin, ines)
    const { body } = await owner.get('/api/v1/auth/sessions')
    return { sessionId: body.items.find(({ isThisOne }: { isThisOne: boolean }) => !isThisOne).id }
  },
  removeTerms: async ({ owner, retainer }) => {
    const from = '2026-09-01'
    await owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from, capSeconds: 36_000 })
    return { from }
  },
  resumeRetainer: async ({ owner, retainer }) => void (await owner.put(`/api/v1/retainers/${retainer.id}/pause`).send({})),
  reopenStatement: async ({ owner, retainer }) => ({
    statementId: (await owner.post(`/api/v1/retainers/${retainer.id}/statements`)).body.statement.id,
  }),
}

/** A body other than that of the isolation's row, where that one would change nothing or is refused. */
const bodies: Record<string, unknown> = {
  setTerms: { from: '2026-08-01', capSeconds: 36_000 },
}

const { origin } = await studio()
const changing = (await operationsOf(origin)).filter(({ method }) => method !== 'GET')
const writing = changing.filter(({ scope }) => scope !== 'open')
const recorded = writing.filter(({ name }) => !(name in unrecorded))

test('what leaves no line is named, with the reason, and is there', () => {
  const names = writing.map(({ name }) => name)
  expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([])
  expect(changing.filter(({ scope }) => scope === 'open').map(({ name }) => name)).toEqual(
    expect.arrayContaining(Object.keys(unrecordedOpenly)),
  )
  for (const { name } of changing.filter(({ scope }) => scope === 'open')) expect(Object.keys(unrecordedOpenly)).toContain(name)
})

describe.each(recorded.map((operation) => [operation.name, operation] as const))('%s', (name, { method, path }) => {
  test('leaves a line in the audit that says who, when and what', async () => {
    // July is over, so that its cycle can be closed.
    const cast = await studio({ today: '2026-08-01' })
    const { owner, ines, retainer } = cast
    const entry = await cast.log({ vendor: 'Vendor A' })
    const key = await owner.post('/api/v1/api-keys').send({ name: 'Nightly export' })
    const granted = await owner
      .post(`/api/v1/retainers/${retainer.id}/grants`)
      .send({ cycleStartsOn: '2026-07-01', seconds: 3600, reason: 'hypercare' })
    const ids: Ids = {
      retainerId: retainer.id,
      clientId: retainer.client.id,
      entryId: entry.body.entry.id,
      grantId: granted.body.grant.id,
      linkId: (await cast.share()).id,
      webhookId: (await owner.post('/api/v1/webhooks').send({ name: 'Finance', url: 'https://hooks.example.com' })).body.webhook.id,
      keyId: key.body.apiKey.id,
      ...(await draft(cast)),
    }
    Object.assign(ids, await found[name]?.(cast, ids))
    const linesNow = async (): Promise<AuditLine[]> => (await owner.get('/api/v1/audit?limit=200')).body.items
    const before = await linesNow()

    const browser = await signIn(origin, ines)
    const given = name in bodies ? { body: bodies[name], headers: { ...browser, 'if-match': '*' } } : sent(name, browser)
    const { status, text } = await ask(origin, method, filled(path, ids), given)
    expect([200, 201, 204], `${name} answered ${status}: ${text}`).toContain(status)

    const lines = (await linesNow()).filter(({ id }) => !before.some((known) => known.id === id))
    expect(lines).toHaveLength(1)
    const [line] = lines
    expect(line).toMatchObject({ person: { id: ines.me.user.id }, keyName: null, at: '2026-08-01T16:20:00.000Z' })
    expect(line!.about).not.toBe('')
    if (path.startsWith('/api/v1/retainers/{')) expect(line!.retainer?.id).toBe(retainer.id)
    if (method === 'PATCH') expect(line!.changes.length).toBeGreaterThan(0)
    expect(`${text} ${JSON.stringify(line)}`).not.toMatch(/undefined/)
  })

  test('leaves none when it is refused', async () => {
    const cast = await studio()
    const nowhere = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => [id!, '00000000-0000-7000-8000-000000000000']))
    const lines = async () => (await cast.owner.get('/api/v1/audit')).text
    const before = await lines()
    const browser = await signIn(origin, cast.ines)
    const { body, csv } = rows[name]!
    const refused =
      Object.keys(nowhere).length > 0 ? sent(name, browser) : { body: { ...(body as object), nonsense: true }, headers: browser }
    expect(csv === undefined || Object.keys(nowhere).length > 0).toBe(true)
    expect((await ask(origin, method, filled(path, nowhere), refused)).status).toBeGreaterThanOrEqual(400)
    expect(await lines()).toBe(before)
  })
})

test('every event has its words in the audit, and a choice to filter by', () => {
  for (const name of eventNames) {
    expect(auditWords[name]).toMatch(/^(API|[A-Z])/)
    expect(Object.keys(auditNouns)).toContain(name.split('.')[0])
  }
})
