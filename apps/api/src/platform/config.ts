import { z } from 'zod'

const toggle = (unset: 'on' | 'off') =>
  z
    .enum(['on', 'off'], 'is on or off')
    .default(unset)
    .transform((value) => value === 'on')

const Environment = z.object({
  PORT: z.coerce.number('is a port number').int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'begins with postgres://' }).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'begins with https:// or http://' })
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'begins with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'is an address, such as HourTab <hourtab@studio.example>')
    .optional(),
  SESSION_SECRET: z.string().min(32, 'is at least 32 characters').optional(),
  SESSION_SECRET_FILE: z.string().optional(),
  PLAN_LIMITS: toggle('off'),
  RATE_LIMIT: toggle('on'),
  TRUST_PROXY: toggle('off'),
  ALLOW_PLAIN_HTTP: toggle('off'),
  WEBHOOKS_ALLOW_PRIVATE: toggle('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export type Config = ReturnType<typeof readConfig>

/** Reads the environment; throws one sentence that names every setting at fault and what would be right. */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '))
  const { HOST, PORT, PUBLIC_URL, ALLOW_PLAIN_HTTP, ...rest } = read.data
  const isOpenToOthers = !isLoopback(HOST)
  const publicUrl = PUBLIC_URL ? new URL(PUBLIC_URL) : undefined
  if (!ALLOW_PLAIN_HTTP && (publicUrl ? publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname) : isOpenToOthers)) {
    throw new Error(
      'PUBLIC_URL begins with https:// when others can reach it. To run over plain http on a network you trust, set ALLOW_PLAIN_HTTP=on and PUBLIC_URL.',
    )
  }
  return {
    host: HOST,
    port: PORT,
    dataDir: rest.DATA_DIR,
    databaseUrl: rest.DATABASE_URL,
    publicUrl: PUBLIC_URL,
    smtpUrl: rest.SMTP_URL,
    mailFrom: rest.MAIL_FROM ?? `HourTab <hourtab@${publicUrl?.hostname ?? 'localhost'}>`,
    sessionSecret: rest.SESSION_SECRET,
    sessionSecretFile: rest.SESSION_SECRET_FILE,
    planLimits: rest.PLAN_LIMITS,
    rateLimit: rest.RATE_LIMIT,
    trustProxy: rest.TRUST_PROXY,
    webhooksAllowPrivate: rest.WEBHOOKS_ALLOW_PRIVATE,
    logLevel: rest.LOG_LEVEL,
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)
