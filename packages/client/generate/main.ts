import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractEndpoints, isForKeys } from './contract-endpoints.ts'
import { printOperations } from './print-operations.ts'

const folder = join(import.meta.dirname, '../generated')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'operations.ts'), printOperations((await contractEndpoints()).filter(isForKeys)))
