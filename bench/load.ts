import autocannon from 'autocannon'

export type Load = { perSecond: number; p50: number; p99: number; failed: number }

/** Sends as many requests as are answered for some seconds, over some connections. */
export async function load(given: {
  url: string
  connections: number
  seconds: number
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  bodies?: () => string
}): Promise<Load> {
  const { url, connections, seconds, method = 'GET', headers = {}, bodies } = given
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ method, headers, ...(bodies && { setupRequest: (request: object) => ({ ...request, body: bodies() }) }) }],
  })
  const failed = result.errors + result['4xx'] + result['5xx']
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${new URL(url).pathname.slice(0, 20)} failed`)
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, failed }
}
