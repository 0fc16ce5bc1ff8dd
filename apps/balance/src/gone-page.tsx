/** Why a link shows no balance. */
export type Gone = 'revoked' | 'expired' | 'unknown' | 'limited' | 'broken'

const words: Record<Gone, [title: string, advice: string]> = {
  revoked: ['This link has been revoked', 'Whoever sent it to you can give you a new one.'],
  expired: ['This link has expired', 'It was made for a limited time. Whoever sent it to you can give you a new one.'],
  unknown: ['There is nothing at this address', 'Please check that the link was copied whole, to its last letter.'],
  limited: ['One moment, please', 'Too many links that do not exist were tried from here. Please try again in a minute.'],
  broken: ['The balance cannot be shown right now', 'The fault is on our side, and nothing is lost. Please try again in a minute.'],
}

/** Says kindly that there is no balance, and nothing about whose it was. */
export function GonePage({ kind }: { kind: Gone }) {
  const [title, advice] = words[kind]
  return (
    <div class="gone">
      <h1>{title}</h1>
      <p>{advice}</p>
    </div>
  )
}
