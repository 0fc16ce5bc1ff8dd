import { keepCompiled } from './platform/keep-compiled.ts'

const writeDown = keepCompiled()
await import('./start.ts')
writeDown()
