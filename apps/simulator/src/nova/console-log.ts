import type { Compute } from './compute.ts'
import type { Server } from './model.ts'

/** What a guest writes to its serial console while it boots, line by line. */
export function consoleLog(compute: Compute, server: Server): string[] {
  const image = compute.images.get(server.image_id)
  const flavor = compute.flavors.get(server.flavor_id)
  const system = image?.name ?? 'Linux'
  const megabytes = flavor?.ram ?? 512
  const ports = compute.ports.by('device_id', server.id)
  const lines: string[] = []
  let seconds = 0
  const say = (text: string, after = 0.0413) => {
    seconds += after
    lines.push(`[${seconds.toFixed(6).padStart(12)}] ${text}`)
  }
  say(`Linux version 6.1.0-37-cloud-amd64 (${system})`, 0)
  say(
    'Command line: BOOT_IMAGE=/vmlinuz root=/dev/vda1 ro console=tty0 console=ttyS0,115200',
  )
  say(`Memory: ${megabytes * 1024 - 61_440}K/${megabytes * 1024}K available`)
  say(`smp: Brought up 1 node, ${flavor?.vcpus ?? 1} CPUs`)
  say('Hypervisor detected: KVM')
  say('virtio_blk virtio1: [vda] new disk', 0.61)
  say('EXT4-fs (vda1): mounted filesystem with ordered data mode', 0.32)
  say('systemd[1]: Detected virtualization kvm.', 0.44)
  say(`systemd[1]: Hostname set to <${server.hostname}>.`)
  for (const [index, port] of ports.entries()) {
    const addresses = port.fixed_ips.map(({ ip_address }) => ip_address).join(', ')
    say(
      `cloud-init: ci-info: | ens${index + 3} | True | ${addresses} | ${port.mac_address} |`,
      0.3,
    )
  }
  if (server.key_name !== null) {
    say(`cloud-init: Authorized keys from ${server.key_name} for user root`)
  }
  if (server.user_data !== null)
    say('cloud-init: running /var/lib/cloud/instance/scripts/part-001')
  say(
    `cloud-init: Cloud-init finished. Datasource DataSourceOpenStack. Up ${(seconds + 0.2).toFixed(2)} seconds`,
    0.2,
  )
  return [
    ...lines,
    '',
    `${system} ${server.hostname} ttyS0`,
    '',
    `${server.hostname} login: `,
  ]
}
