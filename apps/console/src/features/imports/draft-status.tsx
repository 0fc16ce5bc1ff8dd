import { Notice } from '../../controls/notice.tsx'
import { inWords } from '../../in-words.ts'
import type { useDraftImport } from './imports.ts'

/** What is happening to the file that was handed over. */
export function DraftStatus({ draft: { isPending, error, variables } }: { draft: ReturnType<typeof useDraftImport> }) {
  return (
    <div role="status">
      {isPending && <p className="draft-reading">Reading {variables.name} …</p>}
      {error && !isPending && (
        <Notice tone="bad">
          <p>
            <strong>{variables?.name ?? 'The file'} was not imported.</strong> {inWords(error)}
          </p>
        </Notice>
      )}
    </div>
  )
}
