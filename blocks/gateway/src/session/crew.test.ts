import { expect, test } from 'vitest'
import { isCrew } from './crew.ts'

const crew = { project: 'crew', projectDomain: 'Default', domain: '' }
const user = { id: 'u', name: 'operator', domainId: 'default', domainName: 'Default' }

test('is of the crew with a role in its project', () => {
  const projects = [{ id: 'p1', name: 'crew', domainId: 'default' }]
  expect(isCrew(crew, user, projects)).toBe(true)
})

test('is not of the crew by a project of that name in a domain of one’s own', () => {
  const own = { ...user, domainId: 'd7', domainName: 'partner' }
  const projects = [{ id: 'p1', name: 'crew', domainId: 'd7' }]
  expect(isCrew(crew, own, projects)).toBe(false)
})

test('is of the crew by living in its domain', () => {
  const config = { ...crew, domain: 'staff' }
  const staff = { ...user, domainId: 'd9', domainName: 'staff' }
  expect(isCrew(config, staff, [])).toBe(true)
})

test('nobody is of the crew when none is configured', () => {
  const none = { project: '', projectDomain: 'Default', domain: '' }
  expect(isCrew(none, user, [{ id: '', name: '', domainId: 'default' }])).toBe(false)
})
