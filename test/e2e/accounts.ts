/** The accounts that the simulator's seeds know; every password is public. */
const password = 'aloft-demo'

export const accounts = {
  /** A member of `reach-production` with 38 servers. */
  member: { user: 'reachnovadevops', password, project: 'reach-production' },
  /** May look at the same project, and change nothing. */
  reader: { user: 'auditor', password, project: 'reach-production' },
  /** A project without anything. */
  newcomer: { user: 'newcomer', password, project: 'blank-slate' },
  /** 10,000 servers; only with the seed `demo`. */
  enterprise: { user: 'enterprise', password, project: 'enterprise-fleet' },
  /** Needs a passcode beside the password. */
  careful: { user: 'totp-user', password, project: 'reach-preproduction' },
  /** Of the crew. */
  operator: { user: 'operator', password, project: 'crew' },
} as const

/** Who signs in, and where. */
export interface Account {
  readonly user: string
  readonly password: string
  readonly project: string
}
