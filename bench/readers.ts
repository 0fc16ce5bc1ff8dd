// Opens streams of a link and says when each has heard of a version. Run by the bench as a process of its own.

import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const { ORIGIN = '', TOKEN = '', COUNT = '0' } = process.env
const count = Number(COUNT)
const heard = new Map<number, number[]>()
let open = 0

function read(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  let tail = ''
  let hasHeard = false
  socket.write(`GET /api/v1/public/balances/${TOKEN}/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n\r\n`)
  socket.on('data', (chunk: Buffer) => {
    const text = tail + chunk.toString('latin1')
    for (const [, id] of text.matchAll(/\nid: (\d+)\nevent: balance\n/g)) {
      const times = heard.get(Number(id)) ?? []
      heard.set(Number(id), times)
      times.push(Date.now())
      if (hasHeard) continue
      hasHeard = true
      if (++open === count) process.stdout.write(`all ${count} are open\n`)
    }
    // What may be the beginning of an event waits for the rest of it, and no event is read twice.
    tail = text.slice(text.lastIndexOf('\nid: '), text.length).includes('\nevent: balance\n') ? text.slice(-1) : text.slice(-64)
  })
  socket.on('close', () => process.stdout.write('one was closed\n'))
  socket.on('error', (error) => process.stdout.write(`${error.message}\n`))
}

const port = Number(new URL(ORIGIN).port)
// A few at a time: the queue of a listening socket is short.
for (let n = 0; n < count; n++) {
  read(port)
  if (n % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 20))
}

// Asked for a version, it says when each reader heard of it, or of a later one.
for await (const line of createInterface({ input: process.stdin })) {
  const times = [...heard].filter(([id]) => id >= Number(line)).flatMap(([, all]) => all)
  process.stdout.write(`heard ${JSON.stringify(times.slice(0, count))}\n`)
}
