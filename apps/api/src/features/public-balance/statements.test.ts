import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../test/read-pdf.ts'
import { studio } from '../../../test/studio.ts'
import { close, reopen } from '../statements/steps.ts'

const secrets = ['stall', '98765', '4321', '4,321', 'EUR', 'Ines']

// In a token and in a hash any few letters come up some day.
const withoutTokens = (text: string): string => text.replaceAll(/[0-9A-Za-z]{32,}/g, '')

/** It is August 3rd; July is closed with an entry of 8 hours, and shared. */
async function shared() {
  const cast = await studio({
    today: '2026-08-03',
    retainer: { startsOn: '2026-07-01', hourlyRate: 98765.43, fee: 4321.5, currency: 'EUR' },
  })
  await cast.log({ workedOn: '2026-07-06', duration: '22h', description: 'Discovery: <b>interviews</b>', privateNote: 'They stall' })
  const { id } = (await close(cast)).body.statement
  const link = await cast.share()
  return { cast, id: id as string, link, path: `/r/${link.token}/statements/1` }
}

describe('behind a link, the statement of a closed cycle', () => {
  test('is linked from the page of the balance, and from that of its cycle', async () => {
    const { cast, link, path } = await shared()
    const { text } = await cast.nobody.get(`/r/${link.token}`)
    expect(text.replace(/<script[\s\S]*$/, '')).toContain(`<a href="${path}">Statement 1</a>`)
    const earlier = await cast.nobody.get(`/r/${link.token}?on=2026-07-06`)
    expect(earlier.text.replace(/<script[\s\S]*$/, '')).toContain(`<a href="${path}">Statement 1</a>`)
    const { body } = await cast.nobody.get(`/api/v1/public/balances/${link.token}`)
    expect([body.statement, body.earlierCycles.map(({ statement }: { statement?: number }) => statement)]).toEqual([undefined, [1]])
  })

  test('is a page that can be printed, and runs nothing', async () => {
    const { cast, id, path } = await shared()
    const { status, headers, text } = await cast.nobody.get(path)
    const { hash } = (await cast.owner.get(`/api/v1/statements/${id}`)).body.statement
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*style-src 'self' 'sha256-/)
    expect([headers['referrer-policy'], headers['cache-control']]).toEqual(['no-referrer', 'private, no-cache'])
    for (const words of [
      'Statement 1',
      'Halden Rail',
      'PMO retainer',
      '22 of 20 hours used',
      '2 over',
      'version 1, closed Aug 3, 2026',
      hash,
    ])
      expect(text).toContain(words)
    expect(text).toContain('Discovery: &lt;b>interviews&lt;/b>')
    expect(text).not.toContain('<script')
    expect(/<head>.*<\/head>/s.exec(text)![0].replace(/<style>.*<\/style>/s, '')).not.toMatch(/Halden|PMO|hours used of/)
    expect((await cast.nobody.get(path).set('if-none-match', headers.etag!)).status).toBe(304)
  })

  test('is a PDF and a CSV, as its PM has them', async () => {
    const { cast, id, path } = await shared()
    const [csv, own] = [await cast.nobody.get(`${path}.csv`), await cast.owner.get(`/api/v1/statements/${id}.csv`)]
    expect([csv.text, csv.headers['content-disposition']]).toEqual([own.text, 'attachment; filename="statement-1.csv"'])
    const [pdf, letter] = [await cast.nobody.get(`${path}.pdf`).buffer(), await cast.nobody.get(`${path}.pdf?paper=letter&x=1`).buffer()]
    const ownPdf = await cast.owner.get(`/api/v1/statements/${id}.pdf`).buffer()
    expect((pdf.body as Buffer).equals(ownPdf.body as Buffer)).toBe(true)
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="statement-1.pdf"')
    expect((await readPdf(letter.body as Buffer)).sizes).toEqual([[612, 792]])
  })

  test('tells nothing that is for the PM alone, in any form', async () => {
    const { cast, link, path } = await shared()
    const pdf = await readPdf((await cast.nobody.get(`${path}.pdf`).buffer()).body as Buffer)
    const told = [
      (await cast.nobody.get(path)).text,
      (await cast.nobody.get(`${path}.csv`)).text,
      JSON.stringify([pdf.pages, pdf.info]),
      (await cast.nobody.get(`/api/v1/public/balances/${link.token}`)).text,
    ]
    for (const text of told.map(withoutTokens))
      for (const secret of [...secrets, cast.ines.email, cast.ines.me.user.id]) expect(text).not.toContain(secret)
  })
})

describe('once its cycle is opened again', () => {
  test('the client is told so, and gets the next version; the PM keeps the first', async () => {
    const { cast, id, link, path } = await shared()
    await reopen(cast, id)
    for (const suffix of ['', '.pdf', '.csv']) {
      const { status, text } = await cast.nobody.get(path + suffix)
      expect([status, text]).toEqual([404, expect.stringContaining('This statement is no longer in force')])
      expect(text).not.toContain('Halden')
    }
    expect((await cast.nobody.get(`/r/${link.token}`)).text).not.toContain('Statement 1')
    await cast.log({ workedOn: '2026-07-08', duration: '1h', description: 'Steering group call' })
    await close(cast)
    expect((await cast.nobody.get(path)).text).toMatch(/version 2, closed Aug 3, 2026.*Steering group call/s)
    const first = (await cast.owner.get(`/api/v1/statements/${id}`)).body.statement.document
    expect([first.version, first.entries.length]).toEqual([1, 1])
    expect((await cast.owner.get(`/api/v1/statements/${id}.pdf`)).status).toBe(200)
  })
})

describe('there is nothing to see', () => {
  test('for a number that was never issued, or is none', async () => {
    const { cast, link } = await shared()
    for (const number of ['2', '0', '01', '-1', '1e3', '9999999', 'one', '1.html', '%00'])
      expect([number, (await cast.nobody.get(`/r/${link.token}/statements/${number}`)).status]).toEqual([number, 404])
  })

  test('behind a link that is revoked, of another retainer, or no link', async () => {
    const { cast, link, path } = await shared()
    const other = await shared()
    await other.cast.owner.post('/api/v1/retainers').send({ clientName: 'Kestrel', name: 'R', capHours: 1, startsOn: '2026-07-01' })
    expect((await cast.nobody.get('/r/nothing/statements/1')).status).toBe(404)
    expect((await cast.nobody.get(`/r/${other.link.token}/statements/1`)).text).not.toContain(link.token)
    await cast.owner.delete(`/api/v1/share-links/${link.id}`)
    for (const suffix of ['', '.pdf', '.csv']) {
      const { status, headers, text } = await cast.nobody.get(path + suffix)
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([410, 'text/html; charset=utf-8', 'no-store'])
      expect(text).toContain('This link is no longer shared')
    }
  })
})
