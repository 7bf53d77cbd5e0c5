/** What things that acts are done to are called, by kind; each kind has a reader in `subjects.ts`. */
export const subjectNouns = {
  server: { one: 'server', many: 'servers' },
  'server-group': { one: 'server group', many: 'server groups' },
  'key-pair': { one: 'key pair', many: 'key pairs' },
  image: { one: 'image', many: 'images' },
  volume: { one: 'volume', many: 'volumes' },
  snapshot: { one: 'snapshot', many: 'snapshots' },
  backup: { one: 'backup', many: 'backups' },
  'volume-transfer': { one: 'transfer', many: 'transfers' },
  network: { one: 'network', many: 'networks' },
  subnet: { one: 'subnet', many: 'subnets' },
  router: { one: 'router', many: 'routers' },
  port: { one: 'port', many: 'ports' },
  'floating-ip': { one: 'floating IP', many: 'floating IPs' },
  'security-group': { one: 'security group', many: 'security groups' },
  'security-rule': { one: 'rule', many: 'rules' },
  zone: { one: 'zone', many: 'zones' },
  'record-set': { one: 'record set', many: 'record sets' },
  'reverse-record': { one: 'reverse record', many: 'reverse records' },
  container: { one: 'container', many: 'containers' },
  object: { one: 'object', many: 'objects' },
  'application-credential': {
    one: 'application credential',
    many: 'application credentials',
  },
} as const satisfies Readonly<Record<string, { one: string; many: string }>>

/** Every kind of thing that an act is done to. */
export type SubjectKind = keyof typeof subjectNouns
