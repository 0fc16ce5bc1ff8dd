import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sendReady, serveBuilt } from './assets.ts'
import { pagePolicy } from './headers.ts'
import { answerProblem } from './answer-problems.ts'
import { problems } from './problem.ts'

/** Serves the console: its files, and its one document at every address a person may open or bookmark. */
export function serveConsole(app: FastifyInstance, dist: string): void {
  const document = serveBuilt(app, dist, '/').get('/index.html')
  const policy = pagePolicy()
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.url === '/' || String(request.headers.accept).includes('text/html')
    const isPage = request.method === 'GET' && wantsPage && !/^\/(api|balance|r)\//.test(request.url)
    if (!document || !isPage) return answerProblem(problems.notFound('page or operation'), request, reply)
    return sendReady(request, reply.header('content-security-policy', policy), document)
  })
}

/** Where the built apps and the guides are. */
export const builtApps = (root: string) => ({
  console: join(root, 'apps/console/dist'),
  balance: join(root, 'apps/balance/dist'),
  guides: join(root, 'apps/api/guides'),
})
