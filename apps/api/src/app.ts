import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import multipart from '@fastify/multipart'
import Fastify, { LogController } from 'fastify'
import { accountRoutes } from './features/accounts/routes.ts'
import { alertRoutes } from './features/alerts/routes.ts'
import { apiKeyRoutes } from './features/api-keys/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { balanceRoutes } from './features/balance/routes.ts'
import { clientRoutes } from './features/clients/routes.ts'
import { measureDeliveries } from './features/deliveries/measure-deliveries.ts'
import { deliveryRoutes } from './features/deliveries/routes.ts'
import { entryRoutes } from './features/entries/routes.ts'
import { eventRoutes } from './features/events/routes.ts'
import { grantRoutes } from './features/grants/routes.ts'
import { exportRoutes } from './features/exports/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { measureMails } from './features/mails/measure-mails.ts'
import { loadBalancePage } from './features/public-balance/balance-page.ts'
import { readyBalances } from './features/public-balance/ready-balances.ts'
import { embedRoutes } from './features/public-balance/embed-routes.ts'
import { publicBalanceRoutes } from './features/public-balance/routes.ts'
import { publicStatementRoutes } from './features/public-balance/statement-routes.ts'
import { watchBalances } from './features/public-balance/watchers.ts'
import { retainerRoutes } from './features/retainers/routes.ts'
import { linkOpener } from './features/share-links/open-link.ts'
import { shareLinkRoutes } from './features/share-links/routes.ts'
import { statementRoutes } from './features/statements/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { workspaceRoutes } from './features/workspaces/routes.ts'
import { cookieNames } from './platform/actor.ts'
import { answerProblem, answerUnreadable, answerWithProblems } from './platform/answer-problems.ts'
import { serveBuilt } from './platform/assets.ts'
import { serveConsole, type builtApps } from './platform/console-page.ts'
import type { Deps } from './platform/context.ts'
import { secureHeaders, securityHeaders } from './platform/headers.ts'
import { reportHealth } from './platform/health.ts'
import { measure } from './platform/metrics.ts'
import { openApiOf } from './platform/document/openapi.ts'
import { publishDocument } from './platform/document/publish.ts'
import { explainProblems } from './platform/document/problem-pages.ts'
import { problems } from './platform/problem.ts'
import { limitCalls } from './platform/rate-limits.ts'
import { serving } from './platform/serve.ts'

/** Where log lines go; by default to the standard output. */
type LogTo = { write: (line: string) => void }
type Given = Omit<Deps, 'signAccess'> & { dist: ReturnType<typeof builtApps>; logLevel: string; trustProxy: boolean; logTo?: LogTo }

/** The whole application, ready to listen: what it is made of, one line each. */
export async function createApp({ dist, logLevel, trustProxy, logTo, ...given }: Given) {
  const isHttps = given.config.publicUrl.startsWith('https:')
  const names = cookieNames(isHttps)
  const app = Fastify({
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy of ours stands in front; what a caller writes about addresses before it is only a claim.
    trustProxy: trustProxy && ((_address, hop) => hop < 1),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, isHttps),
    bodyLimit: 1024 * 1024,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    genReqId: () => `req-${crypto.randomUUID().slice(0, 13)}`,
    // A logger for each request costs more than most requests; who logs says which request it was.
    childLoggerFactory: (logger) => logger,
    routerOptions: { maxParamLength: 200 },
    // Met before any hook runs, so what hooks do is done here.
    frameworkErrors: (error, request, reply) => {
      const answer = (problem: unknown) => answerProblem(problem, request, reply.headers(securityHeaders(isHttps)))
      given.limits.take('calls', request.ip).then(() => answer(error), answer)
    },
  })
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
  // The one form that works without a script; the API reads no forms.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  await app.register(cookie)
  await app.register(multipart)
  await app.register(jwt, {
    secret: given.secrets.sessionKey,
    sign: { algorithm: 'HS256', expiresIn: '15m' },
    verify: { algorithms: ['HS256'], requiredClaims: ['exp', 'sub', 'sid', 'ws', 'typ'] },
  })
  answerWithProblems(app)
  secureHeaders(app, isHttps)
  const registry = measure(app)
  measureMails(registry, given)
  measureDeliveries(registry, given)

  const deps: Deps = { ...given, signAccess: (access) => app.jwt.sign(access) }
  limitCalls(app, deps)
  reportHealth(app, deps.database)
  explainProblems(app)

  const api = serving(app, deps)
  accountRoutes(api)
  workspaceRoutes(api)
  clientRoutes(api)
  retainerRoutes(api)
  balanceRoutes(api)
  grantRoutes(api)
  entryRoutes(api)
  exportRoutes(api)
  importRoutes(api)
  statementRoutes(api)
  alertRoutes(api)
  shareLinkRoutes(api)
  apiKeyRoutes(api)
  eventRoutes(api)
  webhookRoutes(api)
  deliveryRoutes(api)
  auditRoutes(api)

  const logError = (error: unknown) => app.log.error({ err: error }, 'live')
  const readyBalance = readyBalances(deps)
  const openLink = linkOpener(deps)
  const watchers = watchBalances(deps, openLink, readyBalance, logError)
  const page = await loadBalancePage(dist.balance)
  publicBalanceRoutes(api, page, openLink, readyBalance, watchers)
  embedRoutes(api, openLink, readyBalance)
  publicStatementRoutes(api, page, openLink)
  app.addHook('preClose', async () => watchers.close())

  publishDocument(app, () => openApiOf(api.endpoints, deps.config.publicUrl, names.access), dist.guides)
  app.all('/api/*', async () => {
    throw problems.notFound('operation')
  })
  serveBuilt(app, `${dist.balance}/client`, '/balance/')
  serveConsole(app, dist.console)
  return app
}
