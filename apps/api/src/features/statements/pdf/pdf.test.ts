import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@hourtab/domain/statement'
import { readPdf } from '../../../../test/read-pdf.ts'
import { studio } from '../../../../test/studio.ts'
import { close, hour, printed, reopen } from '../steps.ts'
import { drawStatement } from './draw-statement.ts'
import { printStatement } from './print-statement.ts'

type Cast = Awaited<ReturnType<typeof studio>>

async function fileOf({ owner }: Cast, id: string, query = ''): Promise<Buffer> {
  const answer = await owner
    .get(`/api/v1/statements/${id}.pdf${query}`)
    .buffer()
    .parse(collect as never)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return answer.body as Buffer
}
const collect = (answer: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)))
}

async function afterJuly() {
  const cast = await studio({ today: '2026-08-03', retainer: { counts: 'billable', hourlyRate: 98765.43, fee: 4321.5, currency: 'EUR' } })
  const wrong = (
    await cast.log({ workedOn: '2026-07-06', duration: '8h', description: 'Discovery: interviews', privateNote: 'They stall' })
  ).body.entry
  await cast.log({ workedOn: '2026-07-20', duration: '1h', description: 'Vendor A: weekly sync', billable: false, project: 'CRM rollout' })
  const { id } = (await close(cast)).body.statement
  return { cast, id: id as string, wrong: wrong.id as string }
}

describe('a statement as a PDF', () => {
  test('reads in order: whose, which days, the sum, the log with its running balance', async () => {
    const { cast, id } = await afterJuly()
    const { hash } = (await cast.owner.get(`/api/v1/statements/${id}`)).body.statement
    const { pages } = await readPdf(await fileOf(cast, id))
    expect(pages).toEqual([
      [
        'Statement 1',
        'Halden Rail',
        'PMO retainer',
        'Jul 1 – 31, 2026 · version 1, closed Aug 3, 2026',
        '8 of 20 hours used · 12 hours remain · resets Aug 1',
        'How this adds up',
        'cap',
        '20',
        'logged',
        '− 8',
        'remain',
        '= 12',
        'Work log',
        'Date',
        'Work',
        'Hours',
        'Balance',
        'Jul 6',
        'Discovery: interviews',
        'Discovery',
        '8',
        '12 left',
        'Jul 20',
        'Vendor A: weekly sync',
        'Vendor coordination · Vendor A · CRM rollout · not counted',
        '1',
        '12 left',
        'Entries that are not billable are shown and do not count.',
        `SHA-256 of this statement: ${hash}`,
        'Halden Rail · PMO retainer · Statement 1',
        'page 1 of 1',
        `SHA-256 ${hash}`,
      ],
    ])
  })

  test('is tagged, has its fonts in it, and says its title and language', async () => {
    const { cast, id } = await afterJuly()
    const { roles, isTagged, info, fonts, isAnyFontMissing } = await readPdf(await fileOf(cast, id))
    expect([isTagged, info.Title, info.Language, info.PDFFormatVersion]).toEqual([
      true,
      'Halden Rail · PMO retainer · Statement 1',
      'en',
      '1.7',
    ])
    expect([fonts, isAnyFontMissing]).toEqual([{ used: 2, embedded: 2 }, false])
    const entry = ['TR', 'TD', 'TD', 'P', 'P', 'TD', 'TD']
    expect(roles).toEqual([
      'Root',
      'Document',
      'H1',
      'P',
      'P',
      'P',
      'P',
      'H2',
      'Table',
      ...Array.from({ length: 3 }, () => ['TR', 'TH', 'TD']).flat(),
      'H2',
      'Table',
      'TR',
      'TH',
      'TH',
      'TH',
      'TH',
      ...entry,
      ...entry,
      'P',
      'P',
    ])
  })

  test('stands on A4 or on Letter, and on no other paper', async () => {
    const { cast, id } = await afterJuly()
    expect((await readPdf(await fileOf(cast, id))).sizes).toEqual([[595, 842]])
    expect((await readPdf(await fileOf(cast, id, '?paper=letter'))).sizes).toEqual([[612, 792]])
    const other = await cast.owner.get(`/api/v1/statements/${id}.pdf?paper=a5`)
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '?paper'])
  })

  test('marks late work and corrections in words', async () => {
    const { cast, wrong } = await afterJuly()
    await cast.log({ workedOn: '2026-07-28', duration: '3h', description: 'Steering group call' })
    await cast.log({ workedOn: '2026-08-02', duration: '-2h', description: 'Two hours too many', corrects: wrong })
    cast.clock.at = new Date('2026-09-02T12:00:00Z')
    const { id } = (await close(cast)).body.statement
    const { pages } = await readPdf(await fileOf(cast, id))
    const log = pages[0]!.slice(pages[0]!.indexOf('Balance') + 1)
    expect(log.slice(0, 10)).toEqual([
      'Jul 28',
      'Steering group call',
      'Reporting · late, worked Jul 28',
      '3',
      '17 left',
      'Aug 2',
      'Two hours too many',
      'Other · correction',
      '−2',
      '19 left',
    ])
  })

  test('shows nothing that is private', async () => {
    const { cast, id } = await afterJuly()
    const { pages, info } = await readPdf(await fileOf(cast, id))
    const told = JSON.stringify([pages, info])
    for (const secret of ['stall', '98765.43', '98,765', '4321.5', '4,321', 'EUR', cast.ines.email, 'Ines'])
      expect(told).not.toContain(secret)
  })
})

describe('its bytes', () => {
  test('are the same at every request, and when it is drawn anew, whatever was done meanwhile', { timeout: 120_000 }, async () => {
    const { cast, id } = await afterJuly()
    const first = await fileOf(cast, id)
    for (let n = 0; n < 50; n++) await anything(cast, n)
    await reopen(cast, id)
    await cast.log({ workedOn: '2026-07-07', duration: '1h' })
    await close(cast)
    expect((await fileOf(cast, id)).equals(first)).toBe(true)
    const { document, hash } = (await cast.owner.get(`/api/v1/statements/${id}`)).body.statement
    for (const paper of ['a4', 'letter'] as const) {
      const [once, again] = [
        await drawStatement(canonicalJson(document), hash, paper),
        await drawStatement(canonicalJson(document), hash, paper),
      ]
      expect(Buffer.from(once).equals(again)).toBe(true)
      expect(Buffer.from(once).equals(first)).toBe(paper === 'a4')
    }
  })

  const anything = (cast: Cast, n: number) => {
    const { owner, retainer } = cast
    const path = `/api/v1/retainers/${retainer.id}`
    const ways = [
      () => cast.log({ workedOn: `2026-07-${String(1 + (n % 28)).padStart(2, '0')}`, seconds: 60 + n }),
      () => cast.log({ workedOn: '2026-08-02', seconds: 60 + n }),
      () =>
        owner
          .patch(path)
          .set('if-match', '*')
          .send({ name: `PMO ${n}`, hourlyRate: n }),
      () => owner.post(`${path}/terms`).send({ from: '2026-08-01', capSeconds: hour * (10 + n) }),
      () =>
        owner
          .patch(`/api/v1/clients/${retainer.client.id}`)
          .set('if-match', '*')
          .send({ name: `Halden ${n}` }),
    ]
    return ways[n % ways.length]!()
  }
})

describe('what the fonts have no letter for', () => {
  test('is a box, and everything else is printed: Latin, Greek, Cyrillic, Hebrew, Arabic, signs', async () => {
    const cast = await studio({ today: '2026-08-03', retainer: { clientName: '株式会社', name: 'Žluťoučký kůň' } })
    await cast.log({ description: 'Größe, İstanbul, Ελληνικά, Привет → ✓ ≥ €' })
    await cast.log({ description: '会議 👩‍💻 minutes' })
    await cast.log({ description: 'עולם' })
    const { id } = (await close(cast)).body.statement
    const { pages } = await readPdf(await fileOf(cast, id))
    expect(pages[0]).toEqual(expect.arrayContaining(['□□□□', 'Žluťoučký kůň', 'Größe, İstanbul, Ελληνικά, Привет → ✓ ≥ €', '□□ □ minutes']))
    expect(pages[0]!.join(' ')).toContain('□ stands for a character that cannot be printed here.')
    expect(pages[0]!.join(' ')).toMatch(/עולם|םלוע/)
  })
})

describe('a long one', () => {
  async function long(count: number) {
    const cast = await studio({ today: '2026-08-03' })
    await cast.log()
    const { id } = (await close(cast)).body.statement
    const document = await printed(cast, id)
    const [entry] = document.entries
    const entries = Array.from({ length: count }, (_, n) => ({
      ...entry!,
      description:
        n === 7
          ? 'One line\n'.repeat(220).trim()
          : `Vendor A: weekly sync, change order analysis and deliverable acceptance review, number ${n}`,
    }))
    return canonicalJson({ ...document, entries })
  }

  test('has every entry once, its header on each page, and all of an entry that is longer than a page', async () => {
    const { pages } = await readPdf(await drawStatement(await long(60), 'hash', 'letter'))
    const whole = pages.flat().join(' ')
    expect(Array.from(whole.matchAll(/number (\d+)/g), ([, n]) => Number(n))).toEqual(
      Array.from({ length: 60 }, (_, n) => n).filter((n) => n !== 7),
    )
    expect(whole.match(/One line/g)).toHaveLength(220)
    expect(pages.length).toBeGreaterThan(5)
    for (const [at, lines] of pages.entries()) {
      expect(lines).toContain(`page ${at + 1} of ${pages.length}`)
      if (at > 0 && at < pages.length - 1) expect(lines.slice(0, 4)).toEqual(['Date', 'Work', 'Hours', 'Balance'])
    }
  })

  test('of 5,000 entries is drawn while requests are answered', { timeout: 120_000 }, async () => {
    const { nobody } = await studio()
    const document = await long(5000)
    let isDrawn = false
    const drawing = printStatement({ hash: `of ${document.length}`, document }, 'a4').finally(() => (isDrawn = true))
    let answered = 0
    for (; !isDrawn; answered++) expect((await nobody.get('/healthz')).status).toBe(200)
    expect(Buffer.from((await drawing).subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7')
    expect(answered).toBeGreaterThan(50)
  })
})
