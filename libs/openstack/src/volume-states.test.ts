import { describe, expect, it } from 'vitest'
import { backupCan, snapshotCan, volumeCan } from './volume-states.ts'

const volume = (status: string, attached = 0, multiattach = false) => ({
  status,
  multiattach,
  attachments: Array.from({ length: attached }),
})

const reasonOf = (answer: { can: boolean; reason?: string }) => answer.reason

describe('a volume', () => {
  it('that a server has is neither deleted nor given away', () => {
    const used = volume('in-use', 1)
    for (const act of ['delete', 'transfer', 'saveImage', 'restoreInto'] as const) {
      expect(reasonOf(volumeCan[act](used)), act).toBe('Detach it first: a server has it.')
    }
    for (const act of ['extend', 'snapshot', 'backUp', 'changeType', 'detach'] as const) {
      expect(volumeCan[act](used).can, act).toBe(true)
    }
  })

  it('can be attached twice only when its type allows it', () => {
    expect(volumeCan.attach(volume('in-use', 1)).can).toBe(false)
    expect(volumeCan.attach(volume('in-use', 1, true)).can).toBe(true)
    expect(volumeCan.attach(volume('available')).can).toBe(true)
  })

  it('that is on its way is waited for, in words', () => {
    expect(reasonOf(volumeCan.extend(volume('backing-up')))).toBe(
      'Wait until this is over: backing up.',
    )
  })

  it('that is in error can only be deleted', () => {
    expect(volumeCan.delete(volume('error')).can).toBe(true)
    expect(reasonOf(volumeCan.snapshot(volume('error')))).toContain('delete it')
  })

  it('with a status that nobody knows is left to Cinder', () => {
    expect(volumeCan.extend(volume('quarantined')).can).toBe(true)
  })
})

describe('a snapshot and a backup', () => {
  it('go when nothing is going on with them', () => {
    expect(snapshotCan.delete({ status: 'error' }).can).toBe(true)
    expect(snapshotCan.delete({ status: 'creating' }).can).toBe(false)
    expect(snapshotCan.createVolume({ status: 'error' }).can).toBe(false)
  })

  it('a backup that others build on stays until they are gone', () => {
    const backup = { status: 'available', hasDependents: true }
    expect(reasonOf(backupCan.delete(backup))).toContain('later backups first')
    expect(backupCan.delete({ ...backup, hasDependents: false }).can).toBe(true)
  })
})
