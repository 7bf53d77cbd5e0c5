/** A sign-in of the simulated cloud's seed `demo`; the password of all is the same. */
export interface DemoAccount {
  readonly user: string
  readonly password: string
  readonly project: string
  readonly note: string
}

export const demoPassword = 'aloft-demo'

const account = (user: string, project: string, note: string): DemoAccount => ({
  user,
  password: demoPassword,
  project,
  note,
})

/** The first three are those of 38, 0 and 10,000 servers. */
export const demoAccounts: readonly DemoAccount[] = [
  account('reachnovadevops', 'reach-production', '38 servers'),
  account('newcomer', 'blank-slate', 'no server yet'),
  account('enterprise', 'enterprise-fleet', '10,000 servers'),
  account('auditor', 'reach-production', 'may only read'),
  account('totp-user', 'reach-preproduction', 'needs a passcode too'),
  account('operator', 'crew', 'belongs to the crew'),
]
