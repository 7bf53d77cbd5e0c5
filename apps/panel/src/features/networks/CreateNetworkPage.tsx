import { networkActs } from '@aloft/acts/networks/network-acts'
import { CreateFrame } from '../../acts/CreateFrame.tsx'
import { paths } from '../../paths.ts'
import { CreateNetworkForm } from './CreateNetworkForm.tsx'

/** One page that asks for a network and its first subnet. */
export function CreateNetworkPage() {
  return (
    <CreateFrame
      head={networkActs.create}
      list={{ title: 'Networks', path: paths.networks() }}
    >
      {(act) => <CreateNetworkForm act={act} />}
    </CreateFrame>
  )
}
