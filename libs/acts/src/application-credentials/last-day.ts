import { type Availability, available, unavailable } from '@aloft/openstack/availability'

/**
 * Whether a credential can end with a day (`2027-01-31`, in UTC): Keystone refuses one that the calendar
 * does not have, and one that is over.
 */
export function lastDayAllows(day: string | undefined, now: Date): Availability {
  if (day === undefined) return available
  const at = new Date(`${day}T23:59:59Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    return unavailable('The calendar has no such last day: choose another.')
  return at > now
    ? available
    : unavailable('The last day is over: choose today or a later one.')
}
