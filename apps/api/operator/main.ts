import { keepCompiled } from '../src/platform/keep-compiled.ts'

keepCompiled()
await import('./commands.ts')
