import type { AlertMail } from '@hourtab/contract/alerts'
import { expect, test } from 'vitest'
import { mailInWords } from './mail-in-words.ts'

const mail: AlertMail = { to: { id: '1', name: 'Ines' }, state: 'waiting', tries: 0, fault: null, nextTryAt: '16:20', sentAt: null }
const said = (more: Partial<AlertMail>) => mailInWords({ ...mail, ...more }, (instant) => instant)
const fault = 'the mail server could not be reached'

test.each<[string, Partial<AlertMail>]>([
  ['E-mail to Ines is being sent', {}],
  ['E-mail sent to Ines 16:21', { state: 'sent', sentAt: '16:21', tries: 2 }],
  ['E-mail to Ines could not be sent: the mail server could not be reached. Tried once, next at 16:20.', { fault, tries: 1 }],
  [
    'E-mail to Ines could not be sent: the mail server could not be reached. Tried 3 times, next at 16:24.',
    { fault, tries: 3, nextTryAt: '16:24' },
  ],
  [
    'E-mail to Ines could not be sent: the mail server could not be reached. Tried 12 times, given up.',
    { fault, tries: 12, nextTryAt: null, state: 'failed' },
  ],
])('%s', (words, more) => {
  expect(said(more)).toBe(words)
})
