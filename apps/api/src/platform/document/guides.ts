import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { problemList } from './problem-pages.ts'
import { documentPage } from './html.ts'
import { operationsIn, type Document, type GuideLink } from './reference-page.ts'

export type Guide = GuideLink & { markdown: string }

const order = ['quickstart', 'pagination', 'idempotency', 'errors', 'webhooks', 'rate-limits', 'changelog']

/** The guides of a folder of Markdown files, in the order they are read; those with no place in it come last. */
export function readGuides(folder: string, origin: string): Guide[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const guides = names.map((name) => {
    const markdown = readFileSync(join(folder, name), 'utf8').replaceAll('{{origin}}', origin).replaceAll('{{problems}}', problemList())
    return { slug: name.replace(/\.md$/, ''), title: /^# (.+)$/m.exec(markdown)![1]!, markdown }
  })
  const place = ({ slug }: Guide) => (order.includes(slug) ? order.indexOf(slug) : order.length)
  return guides.toSorted((a, b) => place(a) - place(b))
}

// Headings can be linked to, and code that is wider than the page is scrolled with the keyboard as well.
const rendered = (markdown: string): string =>
  marked
    .parse(markdown, { async: false })
    .replaceAll(/<h2>(.+?)<\/h2>/g, (_, title: string) => `<h2 id="${anchorOf(title)}">${title}</h2>`)
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="scrolls" tabindex="0" role="region" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>')

const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/<[^>]+>|[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')

/** One guide as a page. */
export function guidePage(guide: Guide, guides: Guide[]): string {
  const links = [
    { href: '/api/docs', title: 'Reference' },
    ...guides.map(({ slug, title }) => ({ href: `/api/docs/${slug}`, title, isHere: slug === guide.slug })),
  ]
  return documentPage({
    title: `${guide.title} · HourTab API`,
    links,
    main: `<article class="guide">${rendered(guide.markdown)}</article>`,
  })
}

/** What a program that reads text needs to find its way: the guides, every operation, and the document (llmstxt.org). */
export function llmsText(document: Document, guides: Guide[]): string {
  const { url } = document.servers[0]!
  const operations = operationsIn(document).map(
    ({ method, path, operationId, summary }) =>
      `- [${operationId}](${url}/api/docs#${operationId}): ${method.toUpperCase()} ${path}. ${summary}`,
  )
  return [
    '# HourTab',
    '> Retainers, their balances and the work log behind them: a REST API with an OpenAPI 3.1 document, problem details, cursor pages, idempotency keys and webhooks.',
    `The base path is ${url}/api/v1. Send a key as \`Authorization: Bearer ht_live_…\`. Days are YYYY-MM-DD, durations whole seconds.`,
    `## Document\n\n- [OpenAPI 3.1](${url}/api/v1/openapi.json): every operation, field, example and status`,
    `## Guides\n\n${guides.map(({ slug, title }) => `- [${title}](${url}/api/docs/${slug}.md)`).join('\n')}`,
    `## Operations\n\n${operations.join('\n')}`,
  ].join('\n\n')
}
