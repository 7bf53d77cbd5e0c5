import { activationAct } from './activation-act.ts'
import { imageActs } from './image-acts.ts'

export const act = activationAct(imageActs.reactivate, {
  action: 'reactivate',
  option: '--activate',
})
