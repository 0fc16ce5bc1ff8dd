import { resolve } from 'node:path'
import { keepCompiled } from '../src/platform/keep-compiled.ts'

keepCompiled(resolve(import.meta.dirname, '../../..'))
await import('./commands.ts')
