import { discardImport } from '@hourtab/contract/imports'
import { useNavigate, useParams } from 'react-router'
import { ask, keys, queryClient } from '../../api.ts'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { useImport } from './imports.ts'
import { belongingInWords, keptFile } from './recognised.ts'
import { askWhose } from './upload-run.ts'

/** Why a file was opened as a draft of this retainer, and the way to another. */
export function RecognisedLine() {
  const { retainerId = '', importId = '' } = useParams()
  const navigate = useNavigate()
  const { file, belonging } = keptFile(importId) ?? {}
  const { data } = useImport(importId)
  if (!file || !belonging || data?.state !== 'draft') return null

  async function chooseAnother(dropped: File) {
    try {
      await ask(discardImport, { params: { importId } })
      void queryClient.invalidateQueries({ queryKey: keys.imports(retainerId) })
      askWhose(dropped, navigate)
      await navigate('/retainers')
    } catch (error) {
      say(inWords(error), { tone: 'bad' })
    }
  }

  return (
    <p className="recognised">
      {belongingInWords(belonging)}{' '}
      <Button kind="quiet" onClick={() => void chooseAnother(file)}>
        Choose another retainer
      </Button>
    </p>
  )
}
