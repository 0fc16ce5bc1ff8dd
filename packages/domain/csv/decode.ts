import { refuse, type Refusal } from './draft-types.ts'
import { notText, whyNoCsv } from './file-kind.ts'

// The one Web API this package uses: browsers and Node have the same.
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string }

export type Decoded = { refused: false; text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }

const sampleBytes = 1024

/**
 * The text of an uploaded file: by its byte order mark, by the zero bytes of UTF-16, as UTF-8 where it is that without a fault,
 * else as windows-1252. Refuses what is no text: workbooks, archives, PDFs.
 */
export function decode(bytes: Uint8Array): Decoded | Refusal {
  const reason = whyNoCsv(String.fromCharCode(...bytes.subarray(0, 64)))
  if (reason) return refuse(reason)
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return text.includes('\0') ? refuse(notText) : { refused: false, text, encoding }
}

function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  return utf16Of(bytes.subarray(0, sampleBytes)) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

// Excel's "Unicode Text" without a mark: in plain letters every second byte is zero.
function utf16Of(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 5
  if (odd > many && even < many / 4) return 'utf-16le'
  return even > many && odd < many / 4 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
