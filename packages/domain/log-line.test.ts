import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHours } from './hours.ts'
import { parseLogLine, parseLogLines } from './log-line.ts'

// A Wednesday.
const today = '2026-07-29'
const parse = (text: string) => parseLogLine(text, today)

test('the line of the page gives work type, description and hours, and keeps its label', () => {
  expect(parse('Discovery: stakeholder interviews, 6 SMEs, current-state documentation, 8h')).toEqual({
    text: 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation, 8h',
    workedOn: today,
    seconds: 28_800,
    description: 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation',
    workType: 'discovery',
    vendor: null,
    problems: [],
  })
})

test('the vendor line of the page names its vendor', () => {
  expect(parse('Vendor A: weekly sync + change order analysis + deliverable acceptance review, 3h')).toMatchObject({
    seconds: 10_800,
    workType: 'vendor',
    vendor: 'Vendor A',
  })
})

test.each([
  ['3h', 3],
  ['1h 30m', 1.5],
  ['1h30', 1.5],
  ['1:30', 1.5],
  ['1.5', 1.5],
  ['8', 8],
  ['90m', 1.5],
  ['90 min', 1.5],
  ['2 hours', 2],
  [',5h', 0.5],
  ['1,5h', 1.5],
  ['.5h', 0.5],
  ['(2h)', 2],
  ['10h.', 10],
])('hours at the end may be written %s', (written, hours) => {
  expect(parse(`Discovery: interviews, 6 SMEs, ${written}`)).toMatchObject({
    seconds: hours * 3600,
    description: 'Discovery: interviews, 6 SMEs',
    problems: [],
  })
})

test('hours may stand first, or close to the comma', () => {
  expect(parse('1h 30m Discovery: interviews')).toMatchObject({ seconds: 5400, description: 'Discovery: interviews' })
  expect(parse('Discovery: interviews,1,5h')).toMatchObject({ seconds: 5400, description: 'Discovery: interviews' })
})

test.each([
  '6 SMEs interviewed',
  'Vendor 2',
  'Go-live phase 3',
  'Review of ISO 27001',
  'call at 9:30',
  'workshop 9:00-10:30',
  'standup 9:30 am',
])('a number that is no duration is left alone: %s', (line) => {
  expect(parse(line)).toMatchObject({ seconds: null, description: line })
})

test.each([
  ['today', '2026-07-29'],
  ['yesterday', '2026-07-28'],
  ['wed', '2026-07-29'],
  ['Thursday', '2026-07-23'],
  ['mon', '2026-07-27'],
  ['2026-07-12', '2026-07-12'],
  ['3/12', '2026-03-12'],
  ['13/12', '2025-12-13'],
  ['8/20', '2026-08-20'],
  ['9/20', '2025-09-20'],
  ['3/12/2025', '2025-03-12'],
  ['3/12/25', '2025-03-12'],
  ['12.3.', '2026-03-12'],
  ['12.3.2025', '2025-03-12'],
  ['Jul 12', '2026-07-12'],
  ['July 12th, 2025', '2025-07-12'],
  ['12 Jul', '2026-07-12'],
])('%s means %s, first, last, before the hours or amid the words', (written, day) => {
  const expected = { workedOn: day, seconds: 7200, description: 'Vendor A: weekly sync, change order', problems: [] }
  expect(parse(`${written} Vendor A: weekly sync, change order, 2h`)).toMatchObject(expected)
  expect(parse(`${written}: Vendor A: weekly sync, change order, 2h`)).toMatchObject(expected)
  expect(parse(`Vendor A: weekly sync, change order, 2h, ${written}`)).toMatchObject(expected)
  expect(parse(`Vendor A: weekly sync, change order (${written}) 2h`)).toMatchObject(expected)
  expect(parse(`Vendor A: weekly sync, change order on ${written}, 2h`)).toMatchObject(expected)
  expect(parse(`Vendor A: ${written} weekly sync, change order, 2h`)).toMatchObject(expected)
})

test.each(['Prep for Monday steering', '24/7 support plan', 'Plan phase 1/2', 'sat in on the demo', 'Split 50/50 with Northline'])(
  'a date that the work was about stays in the description: %s',
  (line) => {
    expect(parse(`${line}, 2h`)).toMatchObject({ workedOn: today, description: line, problems: [] })
  },
)

test.each([
  ['Discovery: interviews', 'duration', 'Add the hours at the end, e.g. 1.5h.'],
  ['Discovery: interviews, 0h', 'duration', 'The hours must be more than zero, e.g. 0.25h.'],
  ['Discovery: interviews, 25h', 'duration', 'One day has 24 hours at most. Write a line for each day.'],
  ['2026-02-30 Discovery: interviews, 2h', 'workedOn', '2026-02-30 is no day. Write it like 2026-07-12, 7/12 or yesterday.'],
  ['31/2 Discovery: interviews, 2h', 'workedOn', '31/2 is no day. Write it like 2026-07-12, 7/12 or yesterday.'],
  ['2h', 'description', 'Say what was done, e.g. Discovery: stakeholder interviews.'],
  ['x'.repeat(2001), 'description', 'Shorten the line to 2000 characters.'],
])('a line that cannot be an entry says what would be right: %s', (line, field, detail) => {
  expect(parse(line).problems).toEqual([{ field, detail }])
})

test('pasted lines become one entry each, without bullets, numbers, quotation marks and empty lines', () => {
  const pasted =
    '- Discovery: interviews, 8h\r\n\r\n  • Vendor A: sync, 3h\n1. Risk: review, 1h\n“Requirements: BRD draft, 10h.”\n \u200b \n'
  expect(parseLogLines(pasted, today).map(({ description, seconds }) => [description, seconds])).toEqual([
    ['Discovery: interviews', 28_800],
    ['Vendor A: sync', 10_800],
    ['Risk: review', 3600],
    ['Requirements: BRD draft', 36_000],
  ])
})

test('what is written as description and hours is read as that description and those hours', () => {
  const word = fc.constantFrom(
    'Discovery:',
    'interviews',
    '6 SMEs,',
    'BRD',
    '+',
    'vendor A',
    'go/no-go',
    'Größe',
    '(draft)',
    'v2',
    '“as is”',
    '3rd party',
  )
  const described = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `Work ${words.join(' ')} done`)
  const quarters = fc.integer({ min: 1, max: 96 }).map((n) => n * 900)
  fc.assert(
    fc.property(described, quarters, (description, seconds) => {
      expect(parse(`${description}, ${formatHours(seconds)}h`)).toMatchObject({ description, seconds, problems: [] })
    }),
  )
})

test('any text is read without an error, and no unseen character comes through', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('3h', ' ', ',', '7/12', ':', '\u202e', '\u0007', 'mon', '.')),
  })
  fc.assert(
    fc.property(text, (line) => {
      const { description, workedOn } = parse(line)
      expect(description).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(description).toBe(description.trim())
      expect(workedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
    { numRuns: 500 },
  )
})

test('a long line of separators is read in no time', () => {
  const started = performance.now()
  for (const line of [', '.repeat(1000), '1:'.repeat(1000), 'a'.repeat(1999), '('.repeat(2000)]) parse(line)
  parseLogLines(' '.repeat(500_000) + 'x', today)
  expect(performance.now() - started).toBeLessThan(2000)
})
