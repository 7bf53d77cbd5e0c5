import { readRecord, readText } from '@aloft/openstack/json-reader'

/** The password that Nova tells once: at the top (rescue) or within `server` (create, rebuild). */
export function readAdminPassword(
  answers: readonly unknown[],
): { adminPassword: string } | undefined {
  const last = readRecord(answers.at(-1))
  const password = readText(last.adminPass) ?? readText(readRecord(last.server).adminPass)
  return password === undefined ? undefined : { adminPassword: password }
}
