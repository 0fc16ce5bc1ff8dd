import { expect, test } from 'vitest'
import { absentSources } from './coverage.ts'
import type { Facts } from './snapshot.ts'

const facts = (description: string): Facts => ({
  workedOn: '2026-07-07',
  seconds: 1800,
  description,
  project: null,
  billable: true,
})
const inFile = (project: string, description = 'Sync') => ({ source: { client: 'Halden Rail', project }, facts: facts(description) })
const inLog = (project: string, importId: string, description = 'Review') => ({
  source: { client: 'Halden Rail', project },
  importId,
  said: facts(description),
})
const absent = (file: ReturnType<typeof inFile>[], log: ReturnType<typeof inLog>[]) =>
  absentSources(file, log).map(({ project, rows, isLikelyCovered }) => [project, rows, isLikelyCovered])

test('a project that came in the same file as one of this file is taken to be covered', () => {
  expect(absent([inFile('ERP')], [inLog('ERP', 'one'), inLog('PMO', 'one'), inLog('PMO', 'two')])).toEqual([['PMO', 2, true]])
})

test('projects that come in files of their own say nothing of each other', () => {
  expect(absent([inFile('ERP')], [inLog('ERP', 'one'), inLog('PMO', 'two')])).toEqual([['PMO', 1, false]])
})

test('a project that was renamed is the one of before', () => {
  expect(absent([inFile('ERP rollout', 'Review')], [inLog('ERP', 'one')])).toEqual([['ERP', 1, true]])
})
