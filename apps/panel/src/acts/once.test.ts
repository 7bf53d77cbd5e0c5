import { afterEach, expect, it } from 'vitest'
import { showScope } from '../session/shown-scope.ts'
import { keepSecrets, leaveSecrets, secretsKept, secretsLeft, takeLeft } from './once.ts'

const password = { title: 'Administrator password of web-01', text: 'p' }
const key = { title: 'Private key of my-key', text: 'k' }

afterEach(() => showScope(undefined))

it('keeps what was left until the person has it, once each', () => {
  showScope('ann:production')
  leaveSecrets([password])
  leaveSecrets([password, key])
  expect(secretsLeft()).toEqual([password, key])
  takeLeft([password])
  expect(secretsLeft()).toEqual([key])
  takeLeft()
  expect(secretsLeft()).toEqual([])
})

it('tells nobody what the person before them was told', () => {
  showScope('ann:production')
  leaveSecrets([password])
  keepSecrets('s-1', [password])
  showScope('ann:preproduction')
  expect(secretsLeft(), 'another project of the same person').toEqual([password])
  showScope(undefined)
  expect(secretsLeft()).toEqual([])
  leaveSecrets([key], 'ann:production')
  expect(secretsLeft(), 'after sign-out').toEqual([])
  showScope('bob:production')
  leaveSecrets([key], 'ann:production')
  expect(secretsLeft()).toEqual([])
  expect(secretsKept('s-1')).toEqual([])
  leaveSecrets([key], 'bob:production')
  expect(secretsLeft()).toEqual([key])
})
