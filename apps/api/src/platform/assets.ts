import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A text that is sent often: compressed once for each way a browser may ask for it. */
export type Ready = { type: string; plain: Buffer; packed: Map<string, Promise<Buffer>> }
export const ready = (type: string, text: string | Buffer): Ready => ({ type, plain: Buffer.from(text), packed: new Map() })

/** Sends a ready text the smallest way the browser takes. */
export async function sendReady(request: FastifyRequest, reply: FastifyReply, { type, plain, packed }: Ready, quality = 9) {
  reply.type(type).header('vary', 'accept-encoding')
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (!encoding || plain.length < 600) return reply.send(plain)
  let body = packed.get(encoding)
  if (!body) {
    body =
      encoding === 'br'
        ? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
        : gzipped(plain)
    packed.set(encoding, body)
  }
  return reply.header('content-encoding', encoding).send(await body)
}

/** Serves the files of a build from memory; those with a hash in their name are kept by browsers for good. */
export function serveBuilt(app: FastifyInstance, folder: string, prefix: string): Map<string, Ready> {
  const files = new Map<string, Ready>()
  for (const file of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    const path = join(file.parentPath, file.name)
    const type = types[extname(file.name)]
    if (!file.isFile() || !type || path.includes('/.vite/')) continue
    files.set(`${prefix}${relative(folder, path).split('\\').join('/')}`, ready(type, readFileSync(path)))
  }
  for (const [url, file] of files) {
    if (url.endsWith('.html')) continue
    const lasting = /-[\w-]{8,}\.\w+$/.test(url) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
    // The client page counts every byte; a large file would keep its first reader waiting.
    const quality = file.plain.length < 65_536 ? 11 : 9
    app.get(url, async (request, reply) => sendReady(request, reply.header('cache-control', lasting), file, quality))
  }
  return files
}
