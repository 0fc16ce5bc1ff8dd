import { expect, test } from 'vitest'
import { lint, lintPlanted } from './lint.ts'

const importing = (from: string) => `import { x } from '${from}'\n\nexport const y = x\n`
const feature = 'apps/api/src/features/entries/planted.ts'
const page = 'apps/console/src/features/entries/planted.tsx'

type Breach = { promise: string; path: string; text: string; rule?: string; besides?: Record<string, string>; isNamed?: true }

const breaches: Breach[] = [
  { promise: 'the domain imports no library', path: 'packages/domain/a.ts', text: importing('zod') },
  { promise: 'the domain does not read files', path: 'packages/domain/csv/b.ts', text: importing('node:fs') },
  { promise: 'the domain does not know the contract', path: 'packages/domain/c.ts', text: importing('@hourtab/contract/entries') },
  { promise: 'the domain does not reach into a neighbour', path: 'packages/domain/d.ts', text: importing('../contract/entries.ts') },
  {
    promise: 'the domain has no clock',
    path: 'packages/domain/e.ts',
    text: 'export const now = new Date()\n',
    rule: 'no-restricted-globals',
  },
  {
    promise: 'the domain does not throw dice',
    path: 'packages/domain/f.ts',
    text: 'export const n = Math.random()\n',
    rule: 'no-restricted-properties',
  },
  { promise: 'the contract imports zod and the domain only', path: 'packages/contract/a.ts', text: importing('drizzle-orm') },
  { promise: 'the contract does not draw', path: 'packages/contract/b.ts', text: importing('@hourtab/ui/hours') },
  { promise: 'ui imports react and the domain only', path: 'packages/ui/a.tsx', text: importing('@hourtab/contract/entries') },
  { promise: 'ui fetches nothing', path: 'packages/ui/b.tsx', text: importing('@tanstack/react-query') },
  { promise: 'the client brings nothing along', path: 'packages/client/src/a.ts', text: importing('zod') },
  {
    promise: 'the client does not read the contract when it runs',
    path: 'packages/client/src/b.ts',
    text: importing('@hourtab/contract/entries'),
  },
  { promise: 'the client runs where there is no Node', path: 'packages/client/src/c.ts', text: importing('node:crypto') },
  {
    promise: 'the command line calls through the client',
    path: 'packages/client/src/cli/a.ts',
    text: importing('@hourtab/contract/entries'),
  },
  { promise: 'the command line brings no library along', path: 'packages/client/src/cli/b.ts', text: importing('commander') },
  { promise: 'the client is not made of the api', path: 'packages/client/generate/a.ts', text: importing('../../../apps/api/src/app.ts') },
  { promise: 'the platform knows no feature', path: 'apps/api/src/platform/a.ts', text: importing('../features/entries/log-entry.ts') },
  { promise: 'the platform does no arithmetic', path: 'apps/api/src/platform/b.ts', text: importing('@hourtab/domain/ledger') },
  { promise: 'a feature knows no Fastify', path: feature, text: importing('fastify') },
  { promise: 'a feature knows no plugin of Fastify', path: feature, text: importing('@fastify/jwt') },
  { promise: 'a type of Fastify is Fastify', path: feature, text: "import type { X } from 'fastify'\n\nexport type Y = X\n" },
  { promise: 'a feature leaves the routes of another alone', path: feature, text: importing('../balance/routes.ts') },
  { promise: 'a feature does not know the app', path: feature, text: importing('../../app.ts') },
  { promise: 'the api does not import the console by name', path: feature, text: importing('@hourtab/console/app') },
  {
    promise: 'the api does not import the client page by path',
    path: 'apps/api/src/a.ts',
    text: importing('../../balance/src/render.tsx'),
  },
  { promise: 'a feature does not load lazily what it may not import', path: feature, text: "export const x = () => import('fastify')\n" },
  { promise: 'a feature of the console does not know a page', path: page, text: importing('../../pages/home-page.tsx') },
  { promise: "a feature of the console leaves another's components alone", path: page, text: importing('../retainers/terms-fields.tsx') },
  { promise: 'a control knows no feature', path: 'apps/console/src/controls/a.tsx', text: importing('../features/entries/entries.ts') },
  { promise: 'the console does not import the api', path: page, text: importing('@hourtab/api/app') },
  { promise: 'the console does not reach into the api', path: 'apps/console/src/a.ts', text: importing('../../api/src/app.ts') },
  { promise: 'the client page does not import the console', path: 'apps/balance/src/a.tsx', text: importing('../../console/src/days.ts') },
  { promise: 'the client page does not import the api', path: 'apps/balance/src/b.tsx', text: importing('@hourtab/api/app') },
  {
    promise: 'features import each other without a circle',
    path: 'apps/api/src/features/one/a.ts',
    text: "import { b } from '../two/b.ts'\n\nexport const a = () => b\n",
    besides: { 'apps/api/src/features/two/b.ts': "import { a } from '../one/a.ts'\n\nexport const b = () => a\n" },
    rule: 'no-cycle',
    isNamed: true,
  },
  {
    promise: 'no promise is forgotten',
    path: feature,
    text: 'const save = async () => 1\n\nexport function log() {\n  save()\n}\n',
    rule: 'no-floating-promises',
  },
  { promise: 'no file is longer than 250 lines', path: feature, text: 'export {}\n'.repeat(251), rule: 'max-lines' },
  { promise: 'files are named in kebab-case', path: 'apps/api/src/logEntry.ts', text: 'export {}\n', rule: 'filename-case', isNamed: true },
  {
    promise: 'no test is left out',
    path: 'e2e/a.test.ts',
    text: "import { test } from 'vitest'\n\ntest.skip('x', () => {})\n",
    rule: 'no-disabled-tests',
  },
]

// Each breach lies in a file of its own, so one run of the linter shows them all.
const placed = breaches.map((breach, n) => ({
  ...breach,
  path: breach.isNamed ? breach.path : breach.path.replace(/([^/]+)$/, `planted-${n}-$1`),
}))
const planted = Object.assign({}, ...placed.map(({ path, text, besides }) => ({ [path]: text, ...besides }))) as Record<string, string>
const findings = lintPlanted(planted)

test.each(placed)('$promise', ({ path, rule = 'no-restricted-imports' }) => {
  expect(findings.filter((finding) => finding.path === path).map((finding) => finding.rule)).toContain(rule)
})

test('what may be imported is', () => {
  const allowed = {
    'packages/domain/csv/a.ts': importing('../calendar.ts'),
    'packages/contract/a.ts': "import { z } from 'zod'\nimport { x } from '@hourtab/domain/calendar'\n\nexport const y = [x, z]\n",
    'packages/ui/a.tsx': "import { useState } from 'react'\nimport { x } from '@hourtab/domain/hours'\n\nexport const y = [x, useState]\n",
    'packages/client/src/a.ts': importing('../generated/operations.ts'),
    'packages/client/src/cli/a.ts':
      "import { x } from '@hourtab/domain/hours'\nimport { z } from 'node:fs/promises'\n\nexport const y = [x, z]\n",
    'packages/client/generate/a.ts': "import { z } from 'zod'\nimport { x } from '@hourtab/contract/endpoint'\n\nexport const y = [x, z]\n",
    'apps/api/src/platform/a.ts':
      "import fastify from 'fastify'\nimport { x } from '@hourtab/contract/problem'\n\nexport const y = [x, fastify]\n",
    'apps/api/src/features/entries/a.ts':
      importing('../balance/read-balance.ts') + importing('../retainers/queries.ts').replaceAll(/[xy]\b/g, '$&2'),
    'apps/console/src/features/entries/a.tsx':
      importing('../../controls/button.tsx') + importing('../retainers/retainers.ts').replaceAll(/[xy]\b/g, '$&2'),
    'apps/console/src/pages/a-page.tsx': importing('../features/entries/log-line.tsx'),
    'apps/balance/src/a.tsx': importing('@hourtab/ui/balance-bar'),
  }
  expect(lintPlanted(allowed).filter((finding) => finding.rule.startsWith('no-restricted'))).toEqual([])
})

test('the tree keeps every one of these promises', () => {
  const rules = new Set(breaches.map(({ rule = 'no-restricted-imports' }) => rule))
  expect(lint().filter((finding) => rules.has(finding.rule))).toEqual([])
})
