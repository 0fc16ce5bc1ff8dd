import { expect, test } from 'vitest'
import { headerSignature } from './header-signature.ts'

test('exports of one report have one signature, whatever is in them, in which case and currency', () => {
  const signature = headerSignature('Report of July\n\nWann,Was,Wie lange,Rate (USD)\n2026-07-06,Call,1,90\n')
  expect(signature).toBe('wann|was|wie lange|rate (*)')
  expect(headerSignature('WANN, Was ,Wie  lange,Rate (EUR)\n2026-08-06,"Two\nlines",2,80\n')).toBe(signature)
})

test('other columns, or the same ones in another order, are another signature', () => {
  const signatures = ['Wann,Was,Wie lange\n', 'Was,Wann,Wie lange\n', 'Wann,Was\n'].map(headerSignature)
  expect(new Set(signatures).size).toBe(3)
})

test('a long file is known by its first lines, and what has no header has no signature', () => {
  const rows = `2026-07-06,"A call\nof two lines",1\n`.repeat(20_000)
  expect(headerSignature(`Date,Description,Hours\n${rows}`)).toBe('date|description|hours')
  expect(headerSignature('just words')).toBeUndefined()
})
