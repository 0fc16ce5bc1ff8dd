import type { FastifyInstance } from 'fastify'
import type { Database } from './database/open.ts'

const patienceMs = 1500

/** `/healthz`: the process lives. `/readyz`: the database answers within 1.5 s and has room. */
export function reportHealth(app: FastifyInstance, database: Database): void {
  app.get('/healthz', async (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const isReady = (await answers(database)) && database.hasRoom()
    return reply
      .code(isReady ? 200 : 503)
      .headers(isReady ? {} : { 'retry-after': '2' })
      .send({ status: isReady ? 'ready' : 'not ready' })
  })
}

async function answers(database: Database): Promise<boolean> {
  const silence = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref())
  const answer = database.pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answer, silence])
}
