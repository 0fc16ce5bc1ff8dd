import { request, type OutgoingHttpHeaders } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { studio } from '../studio.ts'

const home = await studio()
const { origin } = home
const key = await home.key('write')
const path = `/api/v1/retainers/${home.retainer.id}/imports`
const megabyte = 1024 * 1024
const csv = { 'content-type': 'text/csv' }
const upload = (raw: string | Buffer, headers: OutgoingHttpHeaders = csv) =>
  ask(origin, 'POST', path, { raw, headers: { ...key, ...headers } })

// Sender, server and test runner share this process, so what is collected late counts too; a gigabyte would still show.
const littleMegabytes = 250

/** Streams up to a gigabyte; answers what came back, how much was taken by then, and the memory it cost. */
function stream(
  to: string,
  headers: OutgoingHttpHeaders,
  begin = '',
): Promise<{ status: number; sentMegabytes: number; memoryMegabytes: number }> {
  const piece = Buffer.alloc(megabyte / 8, 'a,b,c,d\n')
  let isAnswered = false
  const before = process.memoryUsage().rss
  let peak = before
  let sent = 0
  return new Promise((resolve, reject) => {
    const asking = request(origin + to, { method: 'POST', headers, agent: false }, (answer) => {
      isAnswered = true
      answer.resume().on('end', () => {
        asking.destroy()
        resolve({ status: answer.statusCode!, sentMegabytes: sent / 8, memoryMegabytes: (peak - before) / megabyte })
      })
    })
    asking.on('error', reject)
    if (begin) asking.write(begin)
    const more = () => {
      peak = Math.max(peak, process.memoryUsage().rss)
      if (isAnswered) return
      if (sent++ >= 8 * 1024) return void asking.end()
      // A pause, as on a network, in which an answer arrives before the line is cut.
      asking.write(piece, (error) => error ?? setTimeout(more, 2))
    }
    more()
  })
}

describe('a gigabyte', () => {
  test('as a sheet is refused when the limit is reached, with little more memory than that', async () => {
    const { status, sentMegabytes, memoryMegabytes } = await stream(path, { ...key, ...csv })
    expect(status).toBe(413)
    expect(sentMegabytes).toBeLessThan(40)
    expect(memoryMegabytes).toBeLessThan(littleMegabytes)
  })

  test('as a form is refused when the limit is reached, with little more memory than that', async () => {
    const begin = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n'
    const { status, sentMegabytes, memoryMegabytes } = await stream(
      path,
      { ...key, 'content-type': 'multipart/form-data; boundary=x' },
      begin,
    )
    expect(status).toBe(413)
    expect(sentMegabytes).toBeLessThan(60)
    expect(memoryMegabytes).toBeLessThan(littleMegabytes)
  })

  test('that is announced is refused before a byte of it is read', async () => {
    const { status, sentMegabytes } = await stream(path, { ...key, ...csv, 'content-length': 1024 * megabyte })
    expect(status).toBe(413)
    expect(sentMegabytes).toBeLessThan(10)
  })

  test('from nobody, or where no file is read, is refused before it is read', async () => {
    const unread: [string, OutgoingHttpHeaders, number][] = [
      [path, csv, 401],
      ['/api/v1/clients', { ...key, ...csv }, 415],
      ['/api/v1/auth/login', csv, 415],
      ['/api/v1/auth/register', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
      ['/nothing', csv, 413],
    ]
    for (const [to, headers, expected] of unread) {
      const { status, sentMegabytes } = await stream(to, headers)
      expect([to, status]).toEqual([to, expected])
      expect(sentMegabytes).toBeLessThan(4)
    }
  })
})

describe('what is no sheet', () => {
  const sheet = 'Date,Description,Hours\n2026-07-07,Review,2\n'

  test.each([
    ['a zip, also when it is called a sheet', Buffer.from('504b030414000000080000000000', 'hex')],
    ['an empty zip', Buffer.from('504b0506000000000000', 'hex')],
    ['a gzip of a sheet', gzipSync(sheet)],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['nothing but zeros', Buffer.alloc(1000)],
  ])('%s is refused with a reason', async (_what, bytes) => {
    const { status, body } = await upload(bytes)
    expect([status, body.type]).toEqual([422, '/problems/not-an-import'])
    expect(body.detail.length).toBeGreaterThan(10)
  })

  test('a body that says it is compressed is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * megabyte))
    const { status } = await upload(bomb, { ...csv, 'content-encoding': 'gzip' })
    expect([415, 422]).toContain(status)
  })
})

describe('a form', () => {
  const form = (head: string, content = 'Date,Description,Hours\n2026-07-07,Review,2\n') =>
    upload(`--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n--x--\r\n`, {
      'content-type': 'multipart/form-data; boundary=x',
    })

  test('brings a file in a field named file, and its name is only a name', async () => {
    const { status, body } = await form('name="file"; filename="../../etc/cron.d/july.csv"')
    expect(status).toBe(201)
    expect(body.import.filename).not.toContain('/')
  })

  test('without a file, with another field or without an end is refused', async () => {
    const other = await form('name="other"; filename="july.csv"')
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '#/file'])
    expect((await form('name="file"')).status).toBe(422)
    const bodies = ['', '--x', '--x\r\n', '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nDate', '--y--\r\n']
    for (const raw of bodies) {
      const { status, headers } = await upload(raw, { 'content-type': 'multipart/form-data; boundary=x' })
      expect([raw, status >= 400 && status < 500, headers['content-type']]).toEqual([raw, true, 'application/problem+json; charset=utf-8'])
    }
    expect((await upload('x', { 'content-type': 'multipart/form-data' })).status).toBe(400)
  })

  test('that plants a prototype is refused', async () => {
    expect((await form('name="__proto__"; filename="a.csv"')).status).toBe(400)
    expect(({} as Record<string, unknown>).filename).toBeUndefined()
  })
})
