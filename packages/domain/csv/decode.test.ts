import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)))
const utf16 = (text: string, swap: boolean) =>
  [...text].flatMap((c) => (swap ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]))

test.each([
  ['UTF-8', bytes('h', [0xc3, 0xa9]), 'hé', 'utf-8'],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'h', [0xc3, 0xa9]), 'hé', 'utf-8'],
  ['windows-1252', bytes('h', [0xe9, 0x20, 0x80, 0x92]), 'hé €’', 'windows-1252'],
  ['UTF-16 little-endian with a mark', bytes([0xff, 0xfe], utf16('Größe\tx', false)), 'Größe\tx', 'utf-16le'],
  ['UTF-16 big-endian with a mark', bytes([0xfe, 0xff], utf16('Größe\tx', true)), 'Größe\tx', 'utf-16be'],
  ['UTF-16 little-endian without one', bytes(utf16('Date\tHours', false)), 'Date\tHours', 'utf-16le'],
  ['UTF-16 big-endian without one', bytes(utf16('Date\tHours', true)), 'Date\tHours', 'utf-16be'],
  ['nothing', bytes(), '', 'utf-8'],
])('recognises %s', (_, file, text, encoding) => {
  expect(decode(file)).toEqual({ refused: false, text, encoding })
})

test.each([
  ['a workbook', bytes('PK', [3, 4, 20, 0]), /Excel workbook/],
  ['gzip', bytes([0x1f, 0x8b, 8, 0]), /compressed/],
  ['a PDF', bytes('%PDF-1.7'), /PDF/],
  ['an old workbook', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel/],
  ['a web page', bytes('<!DOCTYPE html>'), /web page/],
  ['JSON', bytes('[{"id": 1}]'), /JSON/],
  ['zeros', bytes('ab', [0, 0, 0, 0], 'c'), /not a text file/],
])('refuses %s in words', (_, file, reason) => {
  expect(decode(file)).toMatchObject({ refused: true, reason: expect.stringMatching(reason) })
})

test('any bytes are decoded or refused, never an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
      expect(typeof decode(file).refused).toBe('boolean')
    }),
  )
})
