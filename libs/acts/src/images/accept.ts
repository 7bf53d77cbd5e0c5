import { answerAct } from './answer-act.ts'
import { imageActs } from './image-acts.ts'

export const act = answerAct(imageActs.accept, {
  status: 'accepted',
  option: '--accept',
  warning:
    'It then stands among the images of this project. Take only what you **trust**: a server that is made from it runs what is in it.',
})
