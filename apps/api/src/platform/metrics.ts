import type { FastifyInstance } from 'fastify'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Counts requests by route pattern, never by path: a path holds a token. `GET /metrics` prints them. */
export function measure(app: FastifyInstance): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const count = new Counter({ name: 'hourtab_requests_total', help: 'Requests answered', labelNames, registers: [registry] })
  const time = new Histogram({
    name: 'hourtab_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
    registers: [registry],
  })
  // The routes, methods and statuses are few, and finding a counter by its labels costs more than counting.
  const counters = new Map<string, { count: Counter.Internal; time: Histogram.Internal<'route'> }>()
  app.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    const route = routeOptions.url ?? 'none'
    const status = String(reply.statusCode)
    const key = `${method} ${status} ${route}`
    let counter = counters.get(key)
    if (!counter) counters.set(key, (counter = { count: count.labels({ method, route, status }), time: time.labels({ route }) }))
    counter.count.inc()
    counter.time.observe(reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  return registry
}
