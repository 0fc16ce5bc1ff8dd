import type { ServerSentEvent } from './calling.ts'

/** Reads Server-Sent Events until the server or the reader ends; leaving the loop closes the connection. */
export async function* eventsIn(opening: Promise<Response>): AsyncGenerator<ServerSentEvent, void, undefined> {
  const { body } = await opening
  if (!body) return
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      yield* blocks.map(eventIn).filter(({ data }) => data !== '')
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function eventIn(block: string): ServerSentEvent {
  const lines = block.split('\n').map((line) => /^(\w+):? ?(.*)$/.exec(line) ?? [])
  const valuesOf = (field: string) => lines.flatMap(([, name, value = '']) => (name === field ? [value] : []))
  return { event: valuesOf('event').at(-1) ?? 'message', data: valuesOf('data').join('\n'), id: valuesOf('id').at(-1) ?? '' }
}
