import { Fault } from '../core/fault.ts'

export const networkNotFound = (id: string): Fault =>
  new Fault(404, `Network ${id} could not be found.`, 'NetworkNotFound')
export const subnetNotFound = (id: string): Fault =>
  new Fault(404, `Subnet ${id} could not be found.`, 'SubnetNotFound')
export const portNotFound = (id: string): Fault =>
  new Fault(404, `Port ${id} could not be found.`, 'PortNotFound')
export const routerNotFound = (id: string): Fault =>
  new Fault(404, `Router ${id} could not be found`, 'RouterNotFound')
export const groupNotFound = (id: string): Fault =>
  new Fault(404, `Security group ${id} does not exist`, 'SecurityGroupNotFound')
export const addressGroupNotFound = (id: string): Fault =>
  new Fault(404, `Address group ${id} could not be found.`, 'AddressGroupNotFound')
