import * as contract from '@hourtab/contract/calendar'
import type { Api } from '../../platform/serve.ts'
import { readCalendar, readPublicCalendar } from './read-calendar.ts'

export function calendarRoutes({ serve, serveOpenly }: Api) {
  serve(contract.readCalendar, (ctx) => readCalendar(ctx))
  serveOpenly(contract.readPublicCalendar, (ctx, { params }) => readPublicCalendar(ctx, params.token))
}
