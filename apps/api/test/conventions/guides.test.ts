import { expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { operationsOf } from '../operations.ts'
import { studio } from '../studio.ts'

const { origin, retainer, key } = await studio()
const { text: llms } = await ask(origin, 'GET', '/llms.txt')
const slugs = [...llms.matchAll(/\/api\/docs\/([\w-]+)\.md/g)].map(([, slug]) => slug!)
const guides = await Promise.all(
  slugs.map(
    async (slug) => [slug, await ask(origin, 'GET', `/api/docs/${slug}`), await ask(origin, 'GET', `/api/docs/${slug}.md`)] as const,
  ),
)

type Call = { method: string; path: string; headers: Record<string, string>; raw?: string }

/** A curl command as the request it makes, with the variables a guide sets. */
function read(command: string, variables: Record<string, string>): Call {
  const filled = command.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => variables[name]!).replaceAll('\\\n', ' ')
  const url = /curl (?:-\w \w+ )?"([^"]+)"/.exec(filled)![1]!
  const headers = [...filled.matchAll(/-H "([^:"]+): ([^"]+)"/g)].map(([, name, value]) => [name!.toLowerCase(), value!])
  const raw = /-d '([^']*)'/.exec(filled)?.[1]
  const method = raw === undefined ? 'GET' : 'POST'
  return { method, path: url.replace(origin, ''), headers: Object.fromEntries(headers), ...(raw !== undefined && { raw }) }
}

test('where to begin, for programs that read text, names every guide and every operation', async () => {
  expect(slugs).toEqual(['quickstart', 'pagination', 'idempotency', 'errors', 'webhooks', 'rate-limits', 'changelog'])
  for (const { name, method, path } of await operationsOf(origin))
    expect(llms).toContain(`[${name}](${origin}/api/docs#${name}): ${method} ${path}`)
})

test.each(guides)('%s is a page, and the same as text', (_slug, page, text) => {
  expect([page.status, page.headers['content-type'], text.status, text.headers['content-type']]).toEqual([
    200,
    'text/html; charset=utf-8',
    200,
    'text/markdown; charset=utf-8',
  ])
  expect(page.text).toContain('<h1>')
  expect(page.text + text.text).not.toMatch(/\{\{|undefined|\[object Object\]/)
})

test.each(guides)('%s links to nothing that is not there', async (_slug, page) => {
  const links = [...page.text.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href!).filter((href) => /^\/(api|problems)/.test(href))
  expect(links.length).toBeGreaterThan(7)
  for (const href of new Set(links)) {
    const [path, anchor] = href.split('#')
    const { status, text } = await ask(origin, 'GET', path!)
    expect([href, status]).toEqual([href, 200])
    if (anchor) expect([href, text.includes(`id="${anchor}"`)]).toEqual([href, true])
  }
})

test.each(guides.filter(([, , { text }]) => text.includes('curl ')))(
  'each call in %s does what it says',
  async (_slug, _page, { text }) => {
    const variables = { HOURTAB_URL: origin, HOURTAB_KEY: (await key('admin')).authorization.replace('Bearer ', ''), RETAINER: retainer.id }
    const commands = [...text.matchAll(/```sh\n(curl [^`]+)```/g)].map(([, command]) => command!)
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      const { method, path, headers, raw } = read(command, variables)
      const answer = await ask(origin, method, path, { headers, ...(raw && { raw }) })
      expect([200, 201], `${command} ${answer.text}`).toContain(answer.status)
    }
  },
)

test('the guide on errors lists the problems with their pages', async () => {
  const [, { text }] = guides.find(([slug]) => slug === 'errors')!
  for (const slug of ['invalid-input', 'stale', 'still-running', 'idempotency-key-reused', 'not-found', 'slow-down', 'internal'])
    expect(text).toContain(`href="/problems/${slug}"`)
})
