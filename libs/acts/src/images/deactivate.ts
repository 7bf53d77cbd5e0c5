import { activationAct } from './activation-act.ts'
import { imageActs } from './image-acts.ts'

export const act = activationAct(imageActs.deactivate, {
  action: 'deactivate',
  option: '--deactivate',
  warning:
    'Nobody can make a server from it or download it **until it is reactivated**. Servers that run are not touched.',
})
