import { type Import, discardImport, draftImport } from '@hourtab/contract/imports'
import { recogniseImport } from '@hourtab/contract/import-recognition'
import { ask, keys, queryClient } from '../../api.ts'
import { uploadFile } from './upload-file.ts'
import { type Candidate, type Target, changeUpload, type Upload } from './uploads.ts'

/** Uploads a file as a draft of a retainer; called back after the server had it, it leaves no draft behind. */
export async function uploadDraft({ id, file }: Upload, target: Target, signal: AbortSignal): Promise<Import> {
  const { import: draft } = await uploadFile(draftImport, {
    params: { retainerId: target.id },
    file,
    signal,
    onSent: (share) => changeUpload(id, { step: { at: 'drafting', share } }),
    onLate: (answer) => void ask(discardImport, { params: { importId: answer.import.id } }).catch(() => {}),
  })
  void queryClient.invalidateQueries({ queryKey: keys.imports(target.id) })
  return draft
}

/** Asks the server which retainers a file belongs to, best first. */
export async function uploadToRecognise({ id, file }: Upload, signal: AbortSignal): Promise<Candidate[]> {
  const { retainers } = await uploadFile(recogniseImport, {
    file,
    signal,
    onSent: (share) => changeUpload(id, { step: { at: 'recognising', share } }),
  })
  return retainers.map(({ id, name, client, because, rows }) => ({ id, title: `${client.name} · ${name}`, because, rows }))
}
