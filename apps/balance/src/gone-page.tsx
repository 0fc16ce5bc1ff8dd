/** What a page says in place of a balance: kind words, and nothing about whose it was. */
export type Words = [title: string, advice: string]

/** What a reader may come to see while the page is open. */
export const goneWords: Record<'revoked' | 'unknown', Words> = {
  revoked: ['This link is no longer shared', 'It was revoked or has expired. Whoever sent it to you can give you a new one.'],
  unknown: ['There is nothing at this address', 'Please check that the link was copied whole, to its last letter.'],
}

export const GonePage = ({ words: [title, advice] }: { words: Words }) => (
  <div class="gone">
    <h1>{title}</h1>
    <p>{advice}</p>
  </div>
)
