import { microversionName } from '@aloft/openstack/microversions'
import type { UpstreamCall } from '../upstream-call.ts'
import { shellQuote, shellQuoteJson } from './shell.ts'

/** Endpoint by region id and service type, without a slash at its end, as in the session. */
export type Endpoints = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What comes before: a token of whoever is signed in to the `openstack` client. */
export const tokenLine = 'TOKEN=$(openstack token issue -f value -c id)'

/**
 * The call as a `curl` command against the real endpoint. `tokenLine` sets the token that it sends;
 * under the client's own name, `OS_TOKEN`, it would change how the client itself signs in.
 */
export function curlCommand(call: UpstreamCall, endpoints: Endpoints): string {
  const endpoint =
    endpoints[call.region]?.[call.service] ?? `https://${call.service}.${call.region}`
  const verb = call.method === 'HEAD' ? '--head' : `-X ${call.method}`
  const lines = [
    `curl ${verb} ${shellQuote(endpoint + call.path)}`,
    `-H "X-Auth-Token: $TOKEN"`,
  ]
  if (call.microversion !== undefined) {
    const version = `${microversionName(call.service)} ${call.microversion}`
    lines.push(`-H ${shellQuote(`OpenStack-API-Version: ${version}`)}`)
  }
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    lines.push(`-H ${shellQuote(`${name}: ${value}`)}`)
  }
  if (call.file !== undefined) {
    lines.push(`-H ${shellQuote(`Content-Type: ${call.contentType ?? ''}`)}`)
    lines.push(`--data-binary ${shellQuote(`@${call.file}`)}`)
  } else if (call.text !== undefined) {
    lines.push(`-H ${shellQuote(`Content-Type: ${call.contentType ?? 'text/plain'}`)}`)
    lines.push(`--data-binary ${shellQuote(call.text)}`)
  } else if (call.body !== undefined) {
    const type = call.contentType ?? 'application/json'
    lines.push(`-H ${shellQuote(`Content-Type: ${type}`)}`)
    lines.push(`-d ${shellQuoteJson(bodyText(call.body))}`)
  }
  return lines.join(' \\\n  ')
}

/** All calls of an act, one after the other. */
export function curlCommands(calls: readonly UpstreamCall[], endpoints: Endpoints): string {
  return calls.map((call) => curlCommand(call, endpoints)).join('\n\n')
}

function bodyText(body: unknown): string {
  // JSON escapes control characters, and a placeholder's mark is one: give it back.
  return JSON.stringify(body).replaceAll('\\u0001', '\u0001')
}
