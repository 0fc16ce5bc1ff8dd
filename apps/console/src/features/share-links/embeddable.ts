import { readPublicBadge, readPublicFeed } from '@hourtab/contract/public-balance'

/** The balance behind a link as a picture, in HTML. */
export const badgeOf = (url: string): string =>
  `<img src="${addressOf(url, readPublicBadge)}" alt="Hours used and hours that remain" width="420" height="84">`

/** Where the balance behind a link is in a few fields of JSON. */
export const feedOf = (url: string): string => addressOf(url, readPublicFeed)

const addressOf = (url: string, { path }: { path: string }): string =>
  url.replace(/\/r\/([^/]+)$/, (_, token: string) => path.replace(':token', token))
