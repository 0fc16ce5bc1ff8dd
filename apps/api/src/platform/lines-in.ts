import { StringDecoder } from 'node:string_decoder'

/** The lines of a stream of bytes, by line feeds alone: what else breaks a line on screen may stand within one. */
export async function* linesIn(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let begun: string[] = []
  for await (const bytes of stream) {
    const [first, ...rest] = decoder.write(bytes).split('\n')
    begun.push(first!)
    if (rest.length === 0) continue
    yield begun.join('')
    begun = [rest.pop()!]
    yield* rest
  }
  const last = begun.join('') + decoder.end()
  if (last !== '') yield last
}
