import { expect, test } from 'vitest'
import { deviceInWords } from './device-in-words.ts'

test('a browser and its system are named', () => {
  expect(deviceInWords('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36')).toBe(
    'Chrome on Linux',
  )
  expect(
    deviceInWords('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1'),
  ).toBe('Safari on iPhone')
})

test('a script is called what it calls itself', () => {
  expect(deviceInWords('curl/8.1')).toBe('curl/8.1')
})

test('a device that says nothing is unknown', () => {
  expect(deviceInWords('')).toBe('Unknown device')
})
