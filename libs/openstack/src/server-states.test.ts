import { describe, expect, it } from 'vitest'
import { serverCan, type ServerInState } from './server-states.ts'

const server = (changes: Partial<ServerInState> = {}): ServerInState => ({
  status: 'ACTIVE',
  locked: false,
  ...changes,
})
const can = { can: true }
const no = (reason: string) => ({ can: false, reason })

describe('what may be done to a server', () => {
  it('reboots a running server softly and a stopped one only hard', () => {
    expect(serverCan.rebootSoft(server())).toEqual(can)
    const stopped = server({ status: 'SHUTOFF' })
    expect(serverCan.rebootSoft(stopped)).toEqual(no('Start it first: it is shut off.'))
    expect(serverCan.rebootHard(stopped)).toEqual(can)
  })

  it('breaks a soft reboot that hangs by a hard one', () => {
    const rebooting = server({ status: 'REBOOT', taskState: 'rebooting' })
    expect(serverCan.rebootSoft(rebooting)).toEqual(
      no('Wait until this is over: rebooting.'),
    )
    expect(serverCan.rebootHard(rebooting)).toEqual(can)
  })

  it('says what is under way when the task is known only by the status', () => {
    expect(serverCan.stop(server({ status: 'RESIZE' }))).toEqual(
      no('Wait until this is over: resizing.'),
    )
  })

  it('tells that a server is being built, and deletes it all the same', () => {
    const building = server({ status: 'BUILD', taskState: 'spawning' })
    expect(serverCan.resize(building)).toEqual(no('Wait: it is being built.'))
    expect(serverCan.delete(building)).toEqual(can)
  })

  it('names the reason of the lock, which an administrator may pass', () => {
    const locked = server({ locked: true, lockedReason: 'audit' })
    expect(serverCan.delete(locked)).toEqual(no('Unlock it first: it is locked (“audit”).'))
    expect(serverCan.delete(locked, { roles: ['admin'] })).toEqual(can)
    expect(serverCan.snapshot(locked)).toEqual(can)
  })

  it('changes the interfaces of a server that runs or rests, not of one in rescue', () => {
    expect(serverCan.interfaces(server())).toEqual(can)
    expect(serverCan.interfaces(server({ status: 'SHUTOFF' }))).toEqual(can)
    expect(serverCan.interfaces(server({ status: 'RESCUE' }))).toMatchObject({ can: false })
    expect(serverCan.interfaces(server({ locked: true }))).toMatchObject({ can: false })
  })

  it('offers lock and unlock by turns', () => {
    expect(serverCan.lock(server())).toEqual(can)
    expect(serverCan.unlock(server())).toEqual(no('It is not locked.'))
    expect(serverCan.lock(server({ locked: true }))).toEqual(no('It is locked.'))
  })

  it('confirms and reverts only what waits for it', () => {
    const waits = server({ status: 'VERIFY_RESIZE' })
    expect(serverCan.confirmResize(waits)).toEqual(can)
    expect(serverCan.revertResize(server())).toEqual(no('No resize waits for it.'))
    expect(serverCan.stop(waits)).toEqual(no('It is not running.'))
    expect(serverCan.resize(waits)).toEqual(no('Confirm or revert its resize first.'))
  })

  it('believes vm_state more than the status', () => {
    const failedResize = server({ status: 'ERROR', vmState: 'active' })
    expect(serverCan.pause(failedResize)).toEqual(can)
  })

  it('refuses to restart what never ran', () => {
    const failed = server({ status: 'ERROR', neverLaunched: true })
    expect(serverCan.rebootHard(failed)).toEqual(
      no('It never ran: delete it and create it again.'),
    )
    expect(serverCan.delete(failed)).toEqual(can)
  })

  it('leaves a state that we do not know to Nova', () => {
    expect(serverCan.resize(server({ status: 'MOONLIGHT' }))).toEqual(can)
  })
})
