import { resolve } from 'node:path'
import { keepCompiled } from './platform/keep-compiled.ts'

const writeDown = keepCompiled(resolve(import.meta.dirname, '../../..'))
await import('./start.ts')
writeDown()
