import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasing } from './aliases.ts'

test('a name has one alias, in every spelling and wherever it stands', () => {
  const { of, in: inText } = aliasing([['Acme GmbH'], ['Globex']], 'Vendor')
  expect([of('Acme GmbH'), of('globex')]).toEqual(['Vendor A', 'Vendor B'])
  expect(inText('ACME  gmbh: handover to Globex, GlobexCloud')).toBe('Vendor A: handover to Vendor B, Vendor BCloud')
})

test('a name of three letters is no part of a word', () => {
  expect(aliasing([['IT']], 'Vendor').in('With IT: it waits, with it')).toBe('With Vendor A: Vendor A waits, with Vendor A')
  expect(aliasing([['IT']], 'Vendor').in('within')).toBe('within')
})

test('a name in a script without spaces is found inside a text', () => {
  expect(aliasing([['東芝']], 'Vendor').in('会議東芝様')).toBe('会議Vendor A様')
})

test('a name that holds another is replaced whole', () => {
  expect(aliasing([['Acme'], ['Acme Cloud']], 'Vendor').in('Acme Cloud, Acme')).toBe('Vendor B, Vendor A')
})

test('signs in a name mean nothing but themselves', () => {
  expect(aliasing([['A.C+ (Nord) $1']], 'Vendor').in('with A.C+ (Nord) $1, not ABC')).toBe('with Vendor A, not ABC')
})

test('after Z comes AA', () => {
  const names = Array.from({ length: 28 }, (_, n) => `name ${n} end`)
  const { of } = aliasing(
    names.map((each) => [each]),
    'Vendor',
  )
  expect([of(names[25]!), of(names[26]!), of(names[27]!)]).toEqual(['Vendor Z', 'Vendor AA', 'Vendor AB'])
})

test('no name of four letters or more is left in any text', () => {
  const name = fc.stringMatching(/^[a-dåé.+(]{4,9}( [a-d]{1,3})?$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.array(fc.string(), { maxLength: 4 }), (names, others) => {
      const text = names.flatMap((own, n) => [n % 2 ? own.toUpperCase() : own, others[n] ?? ' ']).join('')
      const shown = aliasing(
        names.map((each) => [each]),
        'Vendor',
      ).in(text)
      const rest = shown.replaceAll(/Vendor [A-Z]+/g, '\n').toLowerCase()
      for (const each of names) expect(rest).not.toContain(each.toLowerCase())
    }),
  )
})

test('the names of a person are words of their own, and one alias', () => {
  const { in: inText } = aliasing([['Mark Twain', 'Mark', 'Twain'], ['Ines']], 'Person', { asWords: true })
  expect(inText('Mark and MARK TWAIN on marketing, with Ines')).toBe('Person A and Person A on marketing, with Person B')
})
