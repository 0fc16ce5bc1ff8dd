import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problems } from './problem.ts'
import { isDatabaseAway } from './tenancy.ts'

/** Everything of 400 and above leaves as a problem; what we did not foresee is logged and told without detail. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply))
}

/** Answers one problem. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { slug, retryAfterSeconds, ...details } = problemOf(error).details
  if (details.status === 500) request.log.error({ err: error, route: request.routeOptions.url }, 'unforeseen')
  if (retryAfterSeconds) reply.header('retry-after', String(retryAfterSeconds))
  return reply
    .code(details.status)
    .headers({ 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/problems/${slug}`, ...details, instance: request.id }))
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error)) return problems.databaseBusy()
  const { code = '', statusCode = 500, message } = error as FastifyError
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problems.unknownMediaType('Send application/json.')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problems.tooLarge('1 MB of JSON, 25 MB for a file')
  if (code === 'FST_REQ_FILE_TOO_LARGE') return problems.tooLarge('25 MB for a file')
  if (statusCode === 413) return problems.tooLarge('1 MB of JSON, 25 MB for a file')
  if (statusCode === 415 || code.startsWith('FST_INVALID_MULTIPART'))
    return problems.unknownMediaType('Send multipart/form-data or text/csv.')
  if (statusCode >= 400 && statusCode < 500) return problems.unreadable(message)
  return new Problem({ status: 500, slug: 'internal', title: 'Something went wrong on our side' })
}
