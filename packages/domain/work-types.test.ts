import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classify, suggestions, workTypeLabels, workTypes } from './work-types.ts'

test.each([
  ['Discovery: stakeholder interviews, 6 SMEs, current-state documentation', 'discovery', null],
  ['Requirements: integration point mapping + BRD draft', 'discovery', null],
  ['Vendor A: weekly sync + change order analysis + deliverable acceptance review', 'vendor', 'Vendor A'],
  ['Vendor coordination: Salesforce SI weekly sync + change order review + integration test schedule', 'vendor', 'Salesforce SI'],
  ['Vendor coordination (Halden Signal): status call', 'vendor', 'Halden Signal'],
  ['Vendor Northline: deliverable review', 'vendor', 'Northline'],
  ['Go-live: cutover checklist execution + issue triage + hypercare standup', 'go-live', null],
  ['Hypercare: escalation decisions', 'go-live', null],
  ['Status: steering pack', 'reporting', null],
  ['Reporting/Status: weekly report', 'reporting', null],
  ['Risk: mitigation owners', 'risk', null],
  ['Change control: scope of phase 2', 'change', null],
  ['Process/PMO: intake form', 'process', null],
])('the label decides: %s', (description, workType, vendor) => {
  expect(classify(description)).toEqual({ workType, vendor })
})

test.each([
  ['stakeholder interviews with finance', 'discovery'],
  ['weekly sync', 'vendor'],
  ['change-order analysis', 'vendor'],
  ['go/no-go meeting', 'go-live'],
  ['daily hypercare standup', 'go-live'],
  ['adoption monitoring', 'go-live'],
  ['executive report', 'reporting'],
  ['risk review', 'risk'],
  ['change request 14', 'change'],
  ['lessons learned', 'process'],
  ['9:30 coffee', 'other'],
])('without a label the activity decides: %s', (description, workType) => {
  expect(classify(description).workType).toBe(workType)
})

test('the activity that is mentioned first decides', () => {
  expect(classify('risk review of the cutover').workType).toBe('risk')
  expect(classify('cutover, then a risk review').workType).toBe('go-live')
})

test('a word inside another word is not an activity', () => {
  for (const text of ['asterisks', 'übervendor', 'brisk walk', 'vendorless', 'reprocessed']) expect(classify(text).workType).toBe('other')
})

test('a vendor is never made out of an activity', () => {
  const unnamed = [
    'Vendor coordination: Weekly sync',
    'Vendor coordination: Reviewed the SOW',
    'Vendor coordination: Escalation call',
    'Vendor Contract Review: terms',
    'Vendor invoice review',
    'Vendors: 3 calls',
    'call with a vendor a day',
    'weekly sync with Oracle',
  ]
  for (const text of unnamed) expect(classify(text).vendor).toBeNull()
})

test('a vendor is the same however its words are spaced', () => {
  for (const text of [
    'Vendor Salesforce SI: weekly sync',
    'Vendor  Salesforce   SI : weekly sync',
    'Vendor coordination: Salesforce\nSI weekly  sync',
  ])
    expect(classify(text)).toEqual({ workType: 'vendor', vendor: 'Salesforce SI' })
})

test('a vendor is always a piece of the text, whatever the text', () => {
  const words = fc.constantFrom('Vendor', 'coordination', ':', 'Salesforce SI', 'b', 'weekly', 'sync', 'Acme', '(', ')', '7', 'ß', ' ')
  fc.assert(
    fc.property(
      fc.array(words).map((parts) => parts.join(' ')),
      (text) => {
        const { workType, vendor } = classify(text)
        expect(workTypes).toContain(workType)
        expect(text.replace(/\s+/g, ' ').toLowerCase()).toContain(vendor?.toLowerCase() ?? '')
      },
    ),
  )
})

test('every suggestion is recognised as the work type it is offered for', () => {
  for (const { workType, text } of suggestions) expect(classify(text).workType).toBe(workType)
  expect(Object.keys(workTypeLabels)).toEqual([...workTypes])
})
