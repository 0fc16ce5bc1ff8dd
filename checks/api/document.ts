import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort, untilUp } from './free-port.ts'

/** The document of a server on the embedded database, as it is printed for a public address. */
export async function fetchDocument(root: string, dataDir: string, publicUrl: string): Promise<Record<string, any>> {
  const port = await freePort()
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: publicUrl }
  const server = spawn(process.execPath, [join(root, 'apps/api/dist/main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    const address = `http://127.0.0.1:${port}/api/v1/openapi.json`
    await untilUp(address)
    return (await (await fetch(address)).json()) as Record<string, any>
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}
