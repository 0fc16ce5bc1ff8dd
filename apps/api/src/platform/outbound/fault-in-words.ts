/** Thrown where a name leads to an address that is not for everybody. */
export class PrivateAddress extends Error {}

const words: Record<string, string> = {
  ENOTFOUND: 'its name was not found',
  ENODATA: 'its name was not found',
  ESERVFAIL: 'its name could not be looked up',
  ETIMEOUT: 'its name could not be looked up',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it broke the connection',
  EPIPE: 'it broke the connection',
  EHOSTUNREACH: 'it could not be reached',
  ENETUNREACH: 'it could not be reached',
  ETIMEDOUT: 'it could not be reached',
}

/** Why a post came to nothing, for the people of a workspace, without an address or a word of ours. */
export function faultInWords(error: unknown, timeoutMs: number): string {
  if (error instanceof PrivateAddress) return 'its address is not a public one, so nothing was sent'
  const { name, code = '', errors = [], cause } = (error ?? {}) as Partial<Error> & { code?: string; errors?: { code?: string }[] }
  if (name === 'TimeoutError' || (name === 'AbortError' && (cause as Error | undefined)?.name === 'TimeoutError'))
    return `it did not answer within ${timeoutMs / 1000} seconds`
  // Where a host has several addresses, each was tried, and each has its fault.
  const known = [code, ...errors.map((each) => each.code ?? '')].find((each) => words[each])
  if (known) return words[known]!
  if (/CERT|SIGNATURE|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) return 'its certificate is not trusted'
  if (/^(ERR_SSL|EPROTO)/.test(code)) return 'a secure connection could not be made'
  return code.startsWith('HPE_') ? 'it did not answer in HTTP' : 'the connection broke'
}
