import type { Page, Pages } from './calling.ts'

/** A list over pages: `read` answers the page that begins at a cursor. */
export function pagesOf<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Pages<Item> {
  async function* each(): AsyncGenerator<Item, void, undefined> {
    let cursor: string | undefined
    do {
      const { items, nextCursor }: Page<Item> = await read(cursor)
      yield* items
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
  }
  return {
    page: () => read(undefined),
    all: async () => {
      const items: Item[] = []
      for await (const item of each()) items.push(item)
      return items
    },
    [Symbol.asyncIterator]: each,
  }
}
