import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { setTimeout as wait } from 'node:timers/promises'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/own-database.ts'
import { movingClock, serveApp } from '../../../test/serve-app.ts'
import { rounds } from '../../../test/rounds.ts'

const many = rounds({ thorough: 200_000, quick: 30_000 })

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test(
  'a workspace of many entries leaves without holding up whoever else is answered, and without being held in memory',
  { timeout: 240_000 },
  async () => {
    const { database } = await ownDatabase()
    const { origin, close } = await serveApp(database, movingClock('2026-07-14T16:20:00Z'))
    const agent = supertest.agent(origin).set('origin', origin)
    const account = { email: 'ines@moro.example', password: 'four words of nonsense', name: 'Ines', workspaceName: 'Moro PMO' }
    const { body: me } = await agent.post('/api/v1/auth/register').send(account)
    const { body } = await agent
      .post('/api/v1/retainers')
      .send({ clientName: 'Halden Rail', name: 'PMO', capHours: 20, startsOn: '2026-07-01' })
    for (let from = 0; from < many; from += 20_000) {
      await database.pool.query(
        `insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, billable, logged_by, logged_at)
       select $1, gen_random_uuid(), $2, '2026-07-01', date '2026-07-01' + n % 14, 3600, 'Vendor ' || n || ': weekly sync and change order analysis', 'vendor', true, $3, now()
       from generate_series($4::int, $5::int) n`,
        [me.me.workspace.id, body.retainer.id, me.me.user.id, from + 1, from + 20_000],
      )
    }
    await database.pool.query('update cycle_totals set used_seconds = $1, entry_count = $2', [many * 3600, many])
    await database.pool.query(
      `insert into cycle_totals select $1, $2, '2026-07-01', $3, $4, '2026-07-14' where not exists (select from cycle_totals)`,
      [me.me.workspace.id, body.retainer.id, many * 3600, many],
    )

    const held = () => {
      collect()
      const { heapUsed, external } = process.memoryUsage()
      return (heapUsed + external) / 1024 / 1024
    }
    const before = held()
    let most = 0
    // What this thread worked from one turn to the next: a machine that is busy elsewhere makes it no longer.
    let longest = 0
    let worked = process.threadCpuUsage()
    let isDone = false
    const watch = (async () => {
      for (let turns = 1; !isDone; turns++) {
        await wait(5)
        const turn = process.threadCpuUsage(worked)
        longest = Math.max(longest, (turn.user + turn.system) / 1000)
        if (turns % 100 === 0) most = Math.max(most, held())
        worked = process.threadCpuUsage()
      }
    })()
    const answer = await fetch(`${origin}/api/v1/workspace/export`, { headers: { cookie: await cookieOf(origin, account) } })
    let bytes = 0
    for await (const some of answer.body!) bytes += some.length
    isDone = true
    await watch
    const grown = most - before
    expect([answer.status, bytes > 1_000_000]).toEqual([200, true])
    expect(longest, `the longest turn took ${longest} ms`).toBeLessThan(150)
    // What is held after the garbage is gone; all of it is some 140 MB of text.
    expect(grown, `grew by ${grown} MB`).toBeLessThan(80)
    await close()
    await database.close()
  },
)

async function cookieOf(origin: string, { email, password }: { email: string; password: string }): Promise<string> {
  const signedIn = await fetch(`${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return signedIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
