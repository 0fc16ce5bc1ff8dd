// The limit a balance is read against: Fastify and pg, one row by its key, the same bytes sent as a string.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = Fastify()
app.get('/', async (_request, reply) => {
  const { rows } = await pool.query<{ body: string }>({
    name: 'one',
    text: 'select body from bench_bodies where key = $1',
    values: [process.env.KEY],
  })
  return reply.type('application/json; charset=utf-8').send(rows[0]!.body)
})
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
if (typeof address === 'object' && address) process.stdout.write(`bare at http://127.0.0.1:${address.port}\n`)
process.once('SIGTERM', () => process.exit(0))
