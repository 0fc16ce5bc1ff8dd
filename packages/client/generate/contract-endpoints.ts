import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Endpoint } from '@hourtab/contract/endpoint'

const contract = join(import.meta.dirname, '../../contract')

/** Every endpoint that the contract exports, by name. */
export async function contractEndpoints(): Promise<Endpoint[]> {
  const files = globSync('*.ts', { cwd: contract }).filter((file) => !file.endsWith('.test.ts'))
  const modules = await Promise.all(files.toSorted().map((file) => import(pathToFileURL(join(contract, file)).href)))
  const endpoints = modules.flatMap((module: object) => Object.values(module).filter(isEndpoint))
  return [...new Map(endpoints.map((e) => [e.name, e])).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether a key may call it: signing in with a browser and changing one's own account are for persons. */
export const isForKeys = ({ path, method }: Endpoint): boolean =>
  !path.startsWith('/api/v1/auth/') && (method === 'GET' || !/^\/api\/v1\/me(\/|$)/.test(path))

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && ['name', 'method', 'path', 'access', 'response'].every((key) => key in value)
