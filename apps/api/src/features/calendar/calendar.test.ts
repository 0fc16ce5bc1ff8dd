import { isStorable } from '@hourtab/contract/primitives'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { ask } from '../../../test/ask.ts'
import { studio } from '../../../test/studio.ts'
import { writeCalendar } from './write-calendar.ts'

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as string)
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return {
    calendar,
    events: events.map(({ uid, summary, startDate }) => ({ uid, summary, on: startDate.toString(), isDay: startDate.isDate })),
  }
}
const summaries = (text: string) => read(text).events.map(({ on, summary }) => `${on} ${summary}`)

async function subscribed(more: Record<string, unknown> = {}, retainer?: Record<string, unknown>) {
  const cast = await studio({ retainer })
  const made = await cast.owner.post('/api/v1/api-keys').send({ name: 'Phone', scope: 'calendar', ...more })
  const url = made.body.calendarUrl as string
  return { ...cast, made: made.body, url, fetch: (headers: Record<string, string> = {}) => ask('', 'GET', url, { headers }) }
}

test('a calendar program reads the resets of the next thirteen months behind an address of its own', async () => {
  const { fetch, made, url, origin, owner } = await subscribed()
  expect(made.secret).toMatch(/^ht_cal_[0-9A-Za-z]{50,}$/)
  expect(url).toBe(`${origin}/api/v1/public/calendars/${made.secret}/hourtab.ics`)
  const { status, headers, text } = await fetch()
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache'])
  expect(headers['content-disposition']).toBe('attachment; filename="hourtab.ics"')
  const { calendar, events } = read(text)
  const told = ['version', 'method', 'name', 'x-wr-calname', 'refresh-interval'].map((name) => String(calendar.getFirstPropertyValue(name)))
  expect(told).toEqual(['2.0', 'PUBLISH', 'Ines PMO · HourTab', 'Ines PMO · HourTab', 'PT12H'])
  expect(events).toHaveLength(13)
  expect(events[0]).toMatchObject({ on: '2026-08-01', isDay: true, summary: 'Halden Rail · PMO retainer resets (20 hours)' })
  expect((await owner.get('/api/v1/api-keys')).body.items[0]).toMatchObject({ scope: 'calendar', lastUsedOn: '2026-07-14' })
})

test('a key that may read gets the same calendar, word for word, and one that is kept to some retainers theirs', async () => {
  const { fetch, owner, key, nobody } = await subscribed()
  const other = await owner.post('/api/v1/retainers').send({ clientName: 'Ashgrove', name: 'Audit', capHours: 1, startsOn: '2026-07-05' })
  const bearer = async (headers: Record<string, string>) => (await nobody.get('/api/v1/calendar.ics').set(headers)).text
  const whole = await bearer(await key('read'))
  expect(whole).toBe((await fetch()).text)
  expect(whole).toContain('Ashgrove · Audit resets (1 hour)')
  const { body } = await owner.post('/api/v1/api-keys').send({ name: 'Kept', scope: 'calendar', retainerIds: [other.body.retainer.id] })
  const theirs = (await ask('', 'GET', body.calendarUrl)).text
  expect([theirs.includes('Ashgrove'), theirs.includes('Halden')]).toEqual([true, false])
})

test('pauses, changed terms and closings are told on their days, and keep their names while they move', async () => {
  const { fetch, owner, retainer, clock } = await subscribed({}, { startsOn: '2026-06-01', closesAfterDays: 5 })
  const path = `/api/v1/retainers/${retainer.id}`
  await owner.post(`${path}/terms`).send({ from: '2026-09-01', capSeconds: 36_000 })
  expect(summaries((await fetch()).text)[4]).toBe('2026-09-01 Halden Rail · PMO retainer resets (10 hours)')
  await owner.put(`${path}/pause`).send({ from: '2026-07-01' })
  await owner.delete(`${path}/pause?from=2026-09-01`)
  const told = summaries((await fetch()).text)
  expect(told.slice(0, 5)).toEqual([
    '2026-07-01 Halden Rail · PMO retainer pauses',
    '2026-07-06 Halden Rail · PMO retainer closes by itself: Jun 1 – 30',
    '2026-08-06 Halden Rail · PMO retainer closes by itself: Jul 1 – 31',
    '2026-09-01 Halden Rail · PMO retainer resumes (10 hours)',
    '2026-10-01 Halden Rail · PMO retainer resets (10 hours)',
  ])
  const before = read((await fetch()).text).events
  await owner.patch(path).set('if-match', '*').send({ closesAfterDays: null })
  const after = read((await fetch()).text).events
  expect(after.find(({ summary }) => summary.includes('can be closed'))).toMatchObject({ on: '2026-07-01', uid: before[1]!.uid })
  await owner.post(`${path}/statements`)
  expect(summaries((await fetch()).text).join()).not.toContain('close')
  clock.at = new Date('2026-08-03T12:00:00Z')
  expect(summaries((await fetch()).text).join()).toContain('2026-08-01 Halden Rail · PMO retainer can be closed: Jul 1 – 31')
  expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length)
})

test('nothing of what was logged, agreed or shared stands in a calendar', async () => {
  const { fetch, log, owner, retainer, share } = await subscribed()
  await log({ duration: '7h', description: 'Zephyrine review', privateNote: 'Marmaduke' })
  await owner.post(`/api/v1/retainers/${retainer.id}/grants`).send({ cycleStartsOn: '2026-08-01', seconds: 3600, reason: 'Tamarind' })
  const { token } = await share()
  const { text } = await fetch()
  for (const hidden of ['Zephyrine', 'Marmaduke', 'Tamarind', token, '/r/', '21 hours', '7 hours', '13 hours'])
    expect(text).not.toContain(hidden)
})

test('the secret of a calendar opens that calendar and nothing else, and no other key opens one', async () => {
  const { made, fetch, nobody, origin, owner } = await subscribed()
  await fetch()
  for (const path of ['/api/v1/calendar.ics', '/api/v1/retainers'])
    expect((await nobody.get(path).set({ authorization: `Bearer ${made.secret}` })).status).toBe(401)
  const { body } = await owner.post('/api/v1/api-keys').send({ name: 'Script', scope: 'admin' })
  await nobody.get('/api/v1/retainers').set({ authorization: `Bearer ${body.secret}` })
  expect((await ask(origin, 'GET', `/api/v1/public/calendars/${body.secret}/hourtab.ics`)).status).toBe(404)
})

test('an address that was revoked, has ended or was mistyped is not there, and all look the same', async () => {
  const { made, url, fetch, owner, clock } = await subscribed({ expiresOn: '2026-07-14' })
  const body = async (at: string) => {
    const { status, body } = await ask('', 'GET', at)
    return { ...body, status, instance: 0 }
  }
  const mistyped = await body(url.replace(made.secret, `${made.secret.slice(0, -1)}_`))
  expect([mistyped.status, (mistyped as Record<string, unknown>).title]).toEqual([404, 'There is no such calendar'])
  clock.at = new Date('2026-07-15T00:00:00Z')
  expect(await body(url)).toEqual(mistyped)
  clock.at = new Date('2026-07-14T12:00:00Z')
  expect((await fetch()).status).toBe(200)
  await owner.delete(`/api/v1/api-keys/${made.apiKey.id}`)
  expect(await body(url)).toEqual(mistyped)
})

test('whoever tries many addresses is asked to slow down', async () => {
  const { origin } = await studio({ rateLimit: true })
  const statuses = []
  for (let n = 0; n < 22; n++) statuses.push((await ask(origin, 'GET', `/api/v1/public/calendars/ht_cal_${n}/hourtab.ics`)).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429])
})

test('a workspace without retainers has a calendar with nothing in it', async () => {
  const { stranger } = await studio()
  const { text } = await (await stranger()).agent.get('/api/v1/calendar.ics')
  expect(read(text).events).toEqual([])
})

const cycle = { startsOn: '2026-08-01', endsOn: '2026-08-31', resetsOn: '2026-09-01' }
const dates = [{ kind: 'pauses', on: '2026-08-01', cycle } as const]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(',', ';', ':', '\\', '\n', 'n', '"', 'ü', '線', '🚂', ' '), maxLength: 200 }),
)
const storable = anyText.filter((text) => isStorable(text) && text.trim() !== '')

test('any name is folded at 75 octets and unfolds to itself', () => {
  fc.assert(
    fc.property(storable, storable, (workspace, title) => {
      const text = writeCalendar(workspace, [{ id: 'a', title, dates }], '2026-07-14')
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
      }
      const { calendar, events } = read(text)
      const kept = (value: string) => value.replace(/\r\n?/g, '\n')
      // The parser leaves the escapes of a property that RFC 5545 does not name.
      const name = String(calendar.getFirstPropertyValue('name')).replace(/\\(.)/gs, (_, letter: string) =>
        letter === 'n' ? '\n' : letter,
      )
      expect([name, events[0]!.summary, events.length]).toEqual([kept(`${workspace} · HourTab`), kept(`${title} pauses`), 1])
    }),
    { numRuns: 500 },
  )
})
