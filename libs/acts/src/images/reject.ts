import { answerAct } from './answer-act.ts'
import { imageActs } from './image-acts.ts'

export const act = answerAct(imageActs.reject, {
  status: 'rejected',
  option: '--reject',
  warning: 'It no longer stands in the list of this project; it can be accepted later.',
})
