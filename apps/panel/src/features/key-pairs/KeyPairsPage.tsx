import { keyPairActs } from '@aloft/acts/key-pairs/key-pair-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { KeyPairQuota } from '../../acts/QuotaNotes.tsx'
import { paths } from '../../paths.ts'
import { keyPairKind } from './key-pair-kind.ts'

/** The ways to a key pair: one's own public key, or a new pair whose private key is told once. */
const ways = (
  <>
    <ActButton head={keyPairActs.import} subjects={[]} note={<KeyPairQuota />} />
    <ActButton
      head={keyPairActs.create}
      subjects={[]}
      variant="primary"
      note={<KeyPairQuota />}
    />
  </>
)

/** Every key pair of the person, in every region. */
export function KeyPairsPage() {
  return (
    <ResourcePage
      kind={keyPairKind}
      path={paths.keyPairs()}
      create={ways}
      empty={
        <EmptyState title="No key pair yet" actions={ways}>
          <p>
            A key pair lets you sign in to your servers by SSH. Add your own public key, or
            make a pair here and save its private key: it is shown once.
          </p>
        </EmptyState>
      }
    />
  )
}
