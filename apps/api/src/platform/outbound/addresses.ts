import ipaddr from 'ipaddr.js'

// What the internet routes over IPv6; loopback, mapped and compatible addresses lie outside of it.
const global6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/** True for an address that anybody on the internet may be asked at: no loopback, no private or link-local net, nothing reserved, and nothing that carries an IPv4 address inside. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(global6)
}

// Names that are never looked up beyond the machine or the house.
const householdNames = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|onion|home\.arpa)$/

/** The host of a URL as it is looked up: without brackets and without dots at the end. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')

/**
 * Why a URL cannot be posted to, as its letters already say; undefined when it may be tried. Who it leads to is looked at again each time,
 * when it is called. URLs spell an address in many ways; the parser of URLs has written each as the address it is.
 */
export function faultOfUrl(url: string, allowPrivate: boolean): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed) return 'A URL such as https://example.com/hooks'
  const { protocol, username, password, port } = parsed
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return 'Begins with https://'
  if (username || password) return 'Without a name or a password before the host'
  if (allowPrivate) return undefined
  if (port && Number(port) < 1024) return 'On port 443, or on one from 1024 on'
  const host = hostOf(parsed)
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? undefined : 'At a public address; this one is private or reserved'
  if (!host.includes('.') || householdNames.test(host.toLowerCase())) return 'At a name that is known on the internet'
  return undefined
}
