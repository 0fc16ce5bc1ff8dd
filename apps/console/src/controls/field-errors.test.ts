import { Refused } from '@hourtab/contract/problem'
import { expect, test } from 'vitest'
import { fieldErrors, refuse } from './field-errors.ts'

const has = (name: string) => ['email', 'surplus/maxSeconds'].includes(name)

test('an error stands beside the field its pointer names', () => {
  const { fields, general } = fieldErrors(refuse({ name: 'email', detail: 'An e-mail address' }), has)
  expect(fields).toEqual({ email: 'An e-mail address' })
  expect(general).toBeNull()
})

test('a nested field is found by its whole path', () => {
  expect(fieldErrors(refuse({ name: 'surplus/maxSeconds', detail: 'Too much' }), has).fields).toEqual({ 'surplus/maxSeconds': 'Too much' })
})

test('the first of two errors on one field is the one shown', () => {
  const error = refuse({ name: 'email', detail: 'first' }, { name: 'email', detail: 'second' })
  expect(fieldErrors(error, has).fields['email']).toBe('first')
})

test('an error on a field that is not on the screen is not lost', () => {
  expect(fieldErrors(refuse({ name: 'hidden', detail: 'Not now' }), has)).toEqual({ fields: {}, general: 'Not now' })
})

test('a refusal without fields is told in its own words', () => {
  const refused = new Refused({ type: '/problems/conflict', title: 'Taken', status: 409, detail: 'That name is taken.' })
  expect(fieldErrors(refused, has).general).toBe('Taken. That name is taken.')
})

test('a dead network is told in plain words', () => {
  expect(fieldErrors(new TypeError('fetch failed'), has).general).toContain('could not be reached')
})
