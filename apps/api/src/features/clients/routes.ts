import * as contract from '@hourtab/contract/clients'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { addClient } from './add-client.ts'
import { changeClient } from './change-client.ts'
import { toClient } from './client-view.ts'
import { clientById, clientsAfter } from './queries.ts'
import { removeClient } from './remove-client.ts'

const Cursor = z.tuple([z.string(), z.uuid()])

export function clientRoutes({ serve }: Api) {
  serve(contract.listClients, async ({ db, actor }, { query }) => {
    const rows = await clientsAfter(db, actor.workspaceId, query.limit, readCursor(Cursor, query.cursor))
    return pageFrom(rows, query.limit, ({ name, id }) => [name, id], toClient)
  })
  serve(contract.createClient, (ctx, { body }) => addClient(ctx, body))
  serve(contract.readClient, async ({ db, actor }, { params }) => ({
    client: toClient(await clientById(db, actor.workspaceId, params.clientId)),
  }))
  serve(contract.changeClient, (ctx, { params, body }) => changeClient(ctx, params.clientId, body.name))
  serve(contract.removeClient, (ctx, { params }) => removeClient(ctx, params.clientId))
}
