import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { securityHeaders } from './headers.ts'
import { Problem, problems } from './problem.ts'
import { isDatabaseAway } from './tenancy.ts'

/** Everything of 400 and above leaves as a problem; what we did not foresee is logged and told without detail. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply))
}

/** Answers one problem. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { slug, retryAfterSeconds, ...details } = problemOf(error).details
  if (details.status === 500) request.log.error({ err: error, reqId: request.id, route: request.routeOptions.url }, 'unforeseen')
  if (retryAfterSeconds) reply.header('retry-after', String(retryAfterSeconds))
  return reply
    .code(details.status)
    .headers({ 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/problems/${slug}`, ...details, instance: request.id }))
}

/** Answers what is no HTTP at all, or came too slowly, on the bare socket: there is no request to speak of. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket, isHttps: boolean): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const { slug, ...details } = problems.unreadable('It is not HTTP, has too many headers, or took too long to arrive.').details
  const body = JSON.stringify({ type: `/problems/${slug}`, ...details, status, instance: `req-${crypto.randomUUID().slice(0, 13)}` })
  const headers = {
    ...securityHeaders(isHttps),
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error)) return problems.databaseBusy()
  const { code = '', statusCode = 500, message } = error as Partial<FastifyError> & Error
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problems.unknownMediaType('Send application/json.')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problems.tooLarge('1 MB of JSON, 25 MB for a file')
  if (code === 'FST_REQ_FILE_TOO_LARGE') return problems.tooLarge('25 MB for a file')
  if (statusCode === 413) return problems.tooLarge('1 MB of JSON, 25 MB for a file')
  if (statusCode === 415 || code.startsWith('FST_INVALID_MULTIPART'))
    return problems.unknownMediaType('Send multipart/form-data or text/csv.')
  if (statusCode >= 400 && statusCode < 500) return problems.unreadable(message)
  return problems.internal()
}
