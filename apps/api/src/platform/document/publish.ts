import type { FastifyInstance } from 'fastify'
import { ready, sendReady, type Ready } from '../assets.ts'
import { pagePolicy } from '../headers.ts'
import { guidePage, llmsText, readGuides } from './guides.ts'
import { referencePage, type Document } from './reference-page.ts'

/** The OpenAPI document, the same to read for people, the guides beside it, and where to begin for programs that read text. */
export function publishDocument(app: FastifyInstance, document: () => Document, guidesIn: string): void {
  const policy = pagePolicy()
  const html = 'text/html; charset=utf-8'
  const plain = 'text/markdown; charset=utf-8'
  // The address is known once the port is, so what names it is written when it is first asked for.
  let known: { document: Document; guides: ReturnType<typeof readGuides> } | undefined
  const here = () => {
    if (!known) {
      const printed = document()
      known = { document: printed, guides: readGuides(guidesIn, printed.servers[0]!.url) }
    }
    return known
  }
  const once = (make: () => Ready) => {
    let made: Ready | undefined
    return () => (made ??= make())
  }
  const page = (path: string, made: () => Ready) =>
    app.get(path, (request, reply) => sendReady(request, reply.header('content-security-policy', policy), made()))

  const json = once(() => ready('application/json; charset=utf-8', JSON.stringify(here().document)))
  app.get('/api/v1/openapi.json', (request, reply) => sendReady(request, reply, json()))
  page(
    '/api/docs',
    once(() => ready(html, referencePage(here().document, here().guides))),
  )
  const llms = once(() => ready(plain, llmsText(here().document, here().guides)))
  app.get('/llms.txt', (request, reply) => sendReady(request, reply, llms()))
  for (const { slug } of readGuides(guidesIn, '')) {
    const guide = () => here().guides.find((each) => each.slug === slug)!
    const markdown = once(() => ready(plain, guide().markdown))
    page(
      `/api/docs/${slug}`,
      once(() => ready(html, guidePage(guide(), here().guides))),
    )
    app.get(`/api/docs/${slug}.md`, (request, reply) => sendReady(request, reply, markdown()))
  }
}
