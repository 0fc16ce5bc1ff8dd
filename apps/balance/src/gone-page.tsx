/** What a page says in place of a balance: kind words, and nothing about whose it was. */
type Words = [title: string, advice: string]

const goneWords = {
  locked: [
    'This balance is kept with a password',
    'Whoever sent you the link can tell it to you. This browser is asked again after 30 days.',
  ],
  wrong: ['That is not the password', 'Please type it once more, as it was given to you.'],
  revoked: ['This link is no longer shared', 'It was revoked. Whoever sent it to you can give you a new one.'],
  expired: ['This link has expired', 'Whoever sent it to you can give you a new one.'],
  reopened: ['This statement is no longer in force', 'Its cycle was opened again. The next version will be here once it is closed.'],
  unknown: ['There is nothing at this address', 'Please check that the link was copied whole, to its last letter.'],
  limited: ['One moment, please', 'Too many tries came from here. Please try again in a few minutes.'],
  broken: ['The balance cannot be shown right now', 'The fault is on our side, and nothing is lost. Please try again in a minute.'],
} satisfies Record<string, Words>
export type Gone = keyof typeof goneWords

export function GonePage({ kind }: { kind: Gone }) {
  const [title, advice] = goneWords[kind]
  return (
    <div class="gone">
      <h1>{title}</h1>
      <p>{advice}</p>
      {(kind === 'locked' || kind === 'wrong') && (
        <form method="post">
          <label>
            Password
            <input type="password" name="password" required maxLength={200} autocomplete="current-password" />
          </label>
          <button type="submit">Open</button>
        </form>
      )}
    </div>
  )
}
