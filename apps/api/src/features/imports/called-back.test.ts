import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const rows = (count: number) =>
  `Date,Description,Hours,Client\n${Array.from({ length: count }, (_, n) => `2026-07-06,Discovery: interview ${n},0.1,Halden Rail\n`).join('')}`

/** Sends a whole file and hangs up without waiting for the answer. */
async function sendAndHangUp(origin: string, path: string, authorization: string, text: string) {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  const head = `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: ${authorization}\r\ncontent-type: text/csv\r\ncontent-length: ${text.length}\r\n\r\n`
  await new Promise<void>((sent) => socket.write(head + text, () => sent()))
  socket.destroy()
}

test('of a file whose sender hung up no draft stays', async () => {
  const { owner, origin, retainer, key } = await studio()
  const path = `/api/v1/retainers/${retainer.id}/imports`
  const { authorization } = await key('write')
  const filenames = async () => (await owner.get(path)).body.items.map(({ filename }: { filename: string }) => filename)
  await sendAndHangUp(origin, `${path}?filename=first.csv`, authorization, rows(5000))
  const heard = await owner.post(`${path}?filename=second.csv`).set('content-type', 'text/csv').send(rows(5000))
  expect(heard.status).toBe(201)
  // Long enough for what came first to be settled, too.
  await wait(1500)
  expect(await filenames()).toEqual(['second.csv'])
})
