import { expect, test } from 'vitest'
import { studio } from '../../test/studio.ts'
import { problems } from './problem.ts'

const made = Object.entries(problems).map(
  ([name, make]) =>
    [name, (make as (...given: unknown[]) => InstanceType<typeof Error> & ReturnType<typeof problems.stale>)([], 1)] as const,
)

test.each(made)('%s opens a page that explains it', async (_name, { details }) => {
  const { nobody } = await studio()
  const { status, type, text } = await nobody.get(`/problems/${details.slug}`)
  expect([status, type]).toEqual([200, 'text/html'])
  expect(text).toContain(`<code>${details.slug}</code>`)
})

test.each(made)('%s is a refusal with a title of its own', (_name, { details }) => {
  expect(details.status).toBeGreaterThanOrEqual(400)
  expect(details.title).toMatch(/^[A-Z].*[^.]$/)
  expect(made.filter(([, other]) => other.details.slug === details.slug)).toHaveLength(1)
})
