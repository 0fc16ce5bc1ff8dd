import type { Client } from '@hourtab/contract/clients'
import { toInstant } from '../../platform/clock.ts'
import type { clients } from '../../platform/tables/retainers.ts'

/** A client as its PM sees it. */
export const toClient = ({ id, name, createdAt }: typeof clients.$inferSelect): Client => ({ id, name, createdAt: toInstant(createdAt) })
