import { Button } from '@aloft/ui/Button'
import { Dialog } from '@aloft/ui/Dialog'
import { takeLeft } from './once.ts'
import { SecretOutput, type Secret } from './SecretOutput.tsx'

/** Ends by its button alone, so that nothing is lost by a key or a click beside it. */
export function LeftSecretsDialog({ secrets }: { secrets: readonly Secret[] }) {
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title="What was made meanwhile"
      footer={
        <Button variant="primary" onClick={() => takeLeft()}>
          I have it
        </Button>
      }
    >
      <SecretOutput secrets={secrets} />
    </Dialog>
  )
}
