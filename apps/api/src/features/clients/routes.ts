import * as contract from '@hourtab/contract/clients'
import { z } from 'zod'
import { instantNow } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'
import { pageFrom, readCursor } from '../../platform/page.ts'
import { problems } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { changeClient } from './change-client.ts'
import { toClient } from './client-view.ts'
import { clientById, clientsAfter, countRetainersOf, deleteClient, insertClient } from './queries.ts'

const Cursor = z.tuple([z.string(), z.uuid()])

export function clientRoutes({ serve }: Api) {
  serve(contract.listClients, async ({ db, actor }, { query }) => {
    const rows = await clientsAfter(db, actor.workspaceId, query.limit, readCursor(Cursor, query.cursor))
    return pageFrom(rows, query.limit, ({ name, id }) => [name, id], toClient)
  })
  serve(contract.createClient, async ({ db, actor, clock }, { body }) => ({
    client: toClient(await insertClient(db, { workspaceId: actor.workspaceId, id: newId(), createdAt: instantNow(clock), ...body })),
  }))
  serve(contract.readClient, async ({ db, actor }, { params }) => ({
    client: toClient(await clientById(db, actor.workspaceId, params.clientId)),
  }))
  serve(contract.changeClient, (ctx, { params, body }) => changeClient(ctx, params.clientId, body.name))
  serve(contract.removeClient, async ({ db, actor, ifMatch }, { params }) => {
    ifMatch(toClient(await clientById(db, actor.workspaceId, params.clientId, 'forWriting')))
    if ((await countRetainersOf(db, actor.workspaceId, params.clientId)) > 0) throw problems.clientHasRetainers()
    await deleteClient(db, actor.workspaceId, params.clientId)
    return undefined
  })
}
