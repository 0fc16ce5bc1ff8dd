import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { rounds } from '../rounds.ts'
import type { ApiProcess } from './api-process.ts'
import { withApi } from './with-api.ts'
import { readWorkLog, signUp, type Person } from './writer.ts'

const kills = rounds({ thorough: 20, quick: 2 })
const text = JSON.stringify({ workedOn: '2026-07-06', seconds: 60, description: 'Discovery: stakeholder interviews' })

/** Posts and kills the api as soon as the first byte of its answer is there, or, where `blindly`, as soon as the request is on its way; answers what came. */
function postAndKill(api: ApiProcess, { authorization, retainerId }: Person, once: string, blindly: boolean): Promise<string> {
  const { hostname, port, host } = new URL(api.origin)
  const head = [
    `POST /api/v1/retainers/${retainerId}/entries HTTP/1.1`,
    `host: ${host}`,
    `authorization: ${authorization}`,
    `idempotency-key: ${once}`,
    'content-type: application/json',
    `content-length: ${text.length}`,
    'connection: close',
  ].join('\r\n')
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let came = ''
    const kill = () => void api.kill()
    socket.on('data', (data) => {
      came += data.toString('utf8')
      kill()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(came))
    socket.write(`${head}\r\n\r\n${text}`, () => blindly && setImmediate(kill))
  })
}

async function repeat(api: ApiProcess, { authorization, retainerId }: Person, once: string) {
  const headers = { authorization, 'idempotency-key': once, 'content-type': 'application/json' }
  const answer = await fetch(`${api.origin}/api/v1/retainers/${retainerId}/entries`, { method: 'POST', headers, body: text })
  return { status: answer.status, body: await answer.text() }
}

async function expectOneEach(api: ApiProcess) {
  const person = await signUp(api)
  for (let kill = 1; kill <= kills; kill++) {
    const once = randomUUID()
    const first = await postAndKill(api, person, once, kill % 2 === 0)
    await api.kill()
    await api.start()
    const [one, two] = [await repeat(api, person, once), await repeat(api, person, once)]
    expect([one.status, two]).toEqual([201, one])
    if (kill % 2 === 1) expect(first).toMatch(/^HTTP\/1.1 201/)
    const [, body] = first.split('\r\n\r\n')
    if (body) expect(one.body).toBe(body)
    expect(await readWorkLog(api, person)).toHaveLength(kill)
  }
}

test('killed between commit and answer, and asked again with the same key, it has one entry and gives the first answer', async () => {
  await withApi(expectOneEach)
}, 600_000)
