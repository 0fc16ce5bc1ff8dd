type Row = { body?: unknown; csv?: string }

/**
 * A row for each operation, with a body that is right: then only who asks can be the reason for a refusal. An operation
 * without a row, and a row without an operation, fail the tests.
 */
export const rows: Record<string, Row> = {
  register: { body: { email: 'nobody@nowhere.example', password: 'password', name: 'N', workspaceName: 'N' } },
  login: { body: { email: 'nobody@nowhere.example', password: 'wrong' } },
  refresh: {},
  lookAround: {},
  logout: {},
  readMe: {},
  changeMe: { body: { name: 'Changed by somebody else' } },
  listSessions: {},
  endSession: {},
  readWorkspace: {},
  changeWorkspace: { body: { name: 'Changed by somebody else' } },
  listClients: {},
  createClient: { body: { name: 'A client of somebody else' } },
  readClient: {},
  changeClient: { body: { name: 'Changed by somebody else' } },
  removeClient: {},
  listRetainers: {},
  createRetainer: { body: { clientName: 'A client of somebody else', name: 'R', capHours: 1, startsOn: '2026-07-01' } },
  readRetainer: {},
  changeRetainer: { body: { name: 'Changed by somebody else' } },
  removeRetainer: {},
  listTerms: {},
  setTerms: { body: { from: '2026-08-01', capSeconds: 3600 } },
  readBalance: {},
  listCycles: {},
  listAlerts: {},
  listEntries: {},
  logEntry: { body: { workedOn: '2026-07-06', duration: '1h', description: 'Logged by somebody else' } },
  parseLines: { body: { text: 'Call with the steering group, 1h' } },
  readEntry: {},
  changeEntry: { body: { description: 'Changed by somebody else' } },
  removeEntry: {},
  restoreEntry: {},
  exportEntries: {},
  listImports: {},
  draftImport: { csv: 'Date,Description,Hours\n2026-07-08,Uploaded by somebody else,3\n' },
  readImport: {},
  changeImport: { body: { excludedRows: [2] } },
  discardImport: {},
  publishImport: {},
  undoImport: {},
  recogniseImport: { csv: 'Date,Description,Hours,Client\n2026-07-08,Asked by somebody else,3,Halden Rail\n' },
  closeCycle: { body: {} },
  listStatements: {},
  readStatement: {},
  exportStatement: {},
  reopenStatement: {},
  listShareLinks: {},
  createShareLink: { body: { name: 'A link of somebody else' } },
  changeShareLink: { body: { name: 'Changed by somebody else' } },
  revokeShareLink: {},
  rotateShareLink: {},
  listApiKeys: {},
  createApiKey: { body: { name: 'A key of somebody else' } },
  revokeApiKey: {},
  listEvents: {},
  listAudit: {},
  exportAudit: {},
  listMembers: {},
  readPublicBalance: {},
  listPublicEntries: {},
  watchPublicBalance: {},
}

/** What a row sends, for `ask`. */
export function sent(name: string, headers: Record<string, string>) {
  const { body, csv } = rows[name]!
  const all = { 'if-match': '*', ...headers, ...(csv !== undefined && { 'content-type': 'text/csv' }) }
  return csv === undefined ? { body, headers: all } : { raw: csv, headers: all }
}
