import { cinder } from './components/cinder.mjs'
import { designate, designateCore } from './components/designate.mjs'
import { glance } from './components/glance.mjs'
import { keystone } from './components/keystone.mjs'
import { mariadb } from './components/mariadb.mjs'
import { memcached } from './components/memcached.mjs'
import { neutron } from './components/neutron.mjs'
import { nova } from './components/nova.mjs'
import { placement } from './components/placement.mjs'
import { rabbitmq } from './components/rabbitmq.mjs'
import { swift } from './components/swift.mjs'

/** Everything that the settings ask for. @returns {import('./component.mjs').Component[]} */
export function labComponents(lab) {
  const has = (name) => lab.with.includes(name)
  return [
    mariadb(lab),
    rabbitmq(lab),
    memcached(lab),
    keystone(lab),
    ...lab.regions.flatMap((region) => [
      placement(lab, region),
      glance(lab, region),
      neutron(lab, region),
      nova(lab, region),
      ...(has('cinder') ? [cinder(lab, region)] : []),
    ]),
    ...(has('designate') ? [designateCore(lab), designate(lab)] : []),
    ...(has('swift') ? [swift(lab)] : []),
  ]
}
