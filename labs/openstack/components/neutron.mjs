import {
  databaseUrl,
  policyOfRoles,
  queueOptions,
  queueUrl,
  serviceUser,
  tokenCheck,
} from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram } from '../python-program.mjs'
import { answers } from '../readiness.mjs'

/**
 * Neutron of a region, without agents: the mechanism driver `aloft` binds every port at once.
 * @returns {import('../component.mjs').Component}
 */
export function neutron(lab, region) {
  const name = `neutron-${region}`
  const database = `neutron_${region}`
  const port = lab.port('neutron', region)
  const url = lab.url('neutron', region)
  const settings = lab.path('etc', name, 'neutron.conf')
  const layer2 = lab.path('etc', name, 'ml2.ini')
  const policy = lab.path('etc', name, 'policy.yaml')
  const files = ['--config-file', settings, '--config-file', layer2]
  return {
    packages: ['python3-neutron'],
    unpack: ['neutron-common'],
    files: {
      [settings]: ini({
        DEFAULT: {
          bind_host: '127.0.0.1',
          bind_port: port,
          core_plugin: 'ml2',
          service_plugins: 'router,port_forwarding',
          transport_url: queueUrl(lab, region),
          auth_strategy: 'keystone',
          use_stderr: true,
          api_workers: 1,
          rpc_workers: 1,
          rpc_state_report_workers: 0,
          state_path: lab.path('data', name),
          notify_nova_on_port_status_changes: true,
          notify_nova_on_port_data_changes: true,
          dhcp_agent_notification: false,
          dns_domain: 'lab.example.',
          global_physnet_mtu: 1500,
          api_paste_config: lab.path('packages/usr/share/neutron-common/api-paste.ini'),
        },
        database: { connection: databaseUrl(lab, database) },
        nova: serviceUser(lab, 'nova', region),
        placement: serviceUser(lab, 'placement', region),
        oslo_messaging_rabbit: queueOptions,
        oslo_concurrency: { lock_path: lab.path('run', `lock-${name}`) },
        keystone_authtoken: tokenCheck(lab, 'neutron', region),
        oslo_policy: { ...policyOfRoles, policy_file: policy },
      }),
      // Zed's rules of roles hide from everybody but its owner that a network leads outside; later ones don't.
      [policy]: `"get_network:router:external": "rule:regular_user"\n`,
      [layer2]: ini({
        ml2: {
          type_drivers: 'flat,vlan,vxlan',
          tenant_network_types: 'vxlan',
          mechanism_drivers: 'aloft',
          extension_drivers: 'port_security,dns',
        },
        ml2_type_flat: { flat_networks: '*' },
        ml2_type_vxlan: { vni_ranges: '1:10000' },
      }),
    },
    databases: [
      {
        name: database,
        commands: [
          pythonProgram('neutron.db.migration.cli:main', ...files, 'upgrade', 'heads'),
        ],
      },
    ],
    services: [
      {
        name,
        command: pythonProgram('neutron.cmd.eventlet.server:main', ...files),
        ports: [port],
        ready: () => answers(`${url}/`),
      },
    ],
    endpoints: [{ type: 'network', name: 'neutron', region, url }],
  }
}
