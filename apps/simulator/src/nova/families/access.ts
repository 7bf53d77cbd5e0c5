import { Fault } from '../../core/fault.ts'
import { invalidField } from '../body.ts'
import { isObject, stringAt } from '../../core/json.ts'
import { consoleLog } from '../console-log.ts'
import { groupIdsOf } from '../security-groups.ts'
import {
  ACCEPTED,
  type ActionFamily,
  type ActionRequest,
  begin,
  complete,
} from '../task.ts'

const CONSOLES: Record<string, { type: string; path: string }> = {
  'os-getVNCConsole': { type: 'novnc', path: 'vnc_auto.html' },
  'os-getSPICEConsole': { type: 'spice-html5', path: 'spice_auto.html' },
  'os-getSerialConsole': { type: 'serial', path: '' },
}

/** What a server says, who may reach it, and its password. */
export const access: ActionFamily = {
  actions: {
    changePassword: {
      rule: 'os-admin-password',
      member: true,
      states: ['active'],
      run(request) {
        if (stringAt(request.argument, 'adminPass') === undefined) {
          throw invalidField(
            'changePassword',
            request.argument,
            `'adminPass' is a required property`,
          )
        }
        begin(
          request,
          'changePassword',
          { task_state: 'updating_password' },
          { step: 'password-changed', seconds: 1 },
        )
        return ACCEPTED
      },
    },
    'os-getConsoleOutput': {
      rule: 'os-console-output',
      member: true,
      tasks: 'any',
      ignoresLock: true,
      run({ argument, compute, server }) {
        if (server.host === null || server.vm_state === 'building') {
          throw new Fault(409, `Instance ${server.id} is not ready`)
        }
        const lines = consoleLog(compute, server)
        const length = isObject(argument) ? argument['length'] : undefined
        const count = length === undefined || length === null ? -1 : Number(length)
        if (!Number.isInteger(count)) {
          throw invalidField('os-getConsoleOutput/length', length, `it is not an integer`)
        }
        const shown = count < 0 ? lines : count === 0 ? [] : lines.slice(-count)
        return { status: 200, body: { output: shown.join('\n') } }
      },
    },
    addSecurityGroup: {
      rule: 'os-security-groups:add',
      member: true,
      tasks: 'any',
      ignoresLock: true,
      run(request) {
        const [groupId] = groupOf(request)
        changeGroups(request, 'addSecurityGroup', (ids) => [...new Set([...ids, groupId])])
        return ACCEPTED
      },
    },
    removeSecurityGroup: {
      rule: 'os-security-groups:remove',
      member: true,
      tasks: 'any',
      ignoresLock: true,
      run(request) {
        const { compute, server } = request
        const [groupId, name] = groupOf(request)
        const ports = compute.ports.by('device_id', server.id)
        if (!ports.some(({ security_groups }) => security_groups.includes(groupId))) {
          throw new Fault(
            404,
            `Security group ${name} not associated with the instance ${server.id}`,
          )
        }
        changeGroups(request, 'removeSecurityGroup', (ids) =>
          ids.filter((id) => id !== groupId),
        )
        return ACCEPTED
      },
    },
    ...Object.fromEntries(
      Object.entries(CONSOLES).map(([name, { type, path }]) => [
        name,
        {
          rule: 'os-remote-consoles',
          member: true,
          tasks: 'any',
          ignoresLock: true,
          until: 5,
          run: ({ compute, server, requestId }: ActionRequest) => ({
            status: 200,
            body: {
              console: {
                type,
                url: `${compute.region.url}/console/${path}?token=${requestId.slice(4)}&server=${server.id}`,
              },
            },
          }),
        } as const,
      ]),
    ),
  },
  steps: {
    'password-changed': () => ({ change: { task_state: null } }),
  },
}

function groupOf({ argument, compute, server }: ActionRequest): [string, string] {
  const name = stringAt(argument, 'name')
  if (name === undefined) throw new Fault(400, 'Security group name cannot be empty')
  const [id] = groupIdsOf(compute, server.project_id, [name], 404)
  if (id === undefined) {
    throw new Fault(
      404,
      `Security group ${name} not found for project ${server.project_id}.`,
    )
  }
  return [id, name]
}

function changeGroups(
  request: ActionRequest,
  action: string,
  change: (ids: readonly string[]) => string[],
): void {
  const { compute, server } = request
  for (const port of compute.ports.by('device_id', server.id)) {
    compute.ports.put({ ...port, security_groups: change(port.security_groups) })
  }
  complete(request, action, {})
}
