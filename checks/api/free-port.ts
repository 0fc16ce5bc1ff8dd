import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** A port that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until something answers at an address; throws after half a minute. */
export async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`Nothing answers at ${url}`)
}
