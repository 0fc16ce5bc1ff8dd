// zod compiles its checks with `new Function` where it may. The content security policy refuses that, and the attempt alone is a violation.
const here = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
here.__zod_globalConfig ??= {}
here.__zod_globalConfig.jitless = true
