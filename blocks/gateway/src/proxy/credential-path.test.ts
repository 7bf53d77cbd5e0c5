import { expect, test } from 'vitest'
import { takesCredentials } from './credential-path.ts'

test.each([
  '/auth/tokens',
  '/auth/tokens/',
  '//auth//tokens',
  '/v3/auth/tokens',
  '/AUTH/Tokens',
  '/auth%2Ftokens',
  '/auth/%74okens',
  '/auth%252Ftokens',
  '/auth/tokens;x=1',
  '/auth/tokens%3Fx',
  '/v2.0/tokens',
  '/ec2tokens',
  '/s3tokens',
  '/users/u1/password',
  '/OS-OAUTH1/access_token',
  '/OS-OAUTH2/token',
  '/OS-FEDERATION/identity_providers/idp/protocols/mapped/auth',
  '/auth/OS-FEDERATION/websso/mapped',
  '/auth/OS-FEDERATION/saml2/ecp',
])('takes %s for an address where passwords can be tried', (path) => {
  expect(takesCredentials('identity', path)).toBe(true)
})

test.each([
  '/',
  '/auth/projects',
  '/auth/catalog',
  '/projects/p1/tags/auth',
  '/users/u1/application_credentials',
  '/OS-FEDERATION/projects',
  '/%zz',
])('lets %s pass', (path) => {
  expect(takesCredentials('identity', path)).toBe(false)
})

test('leaves the names of objects alone', () => {
  expect(takesCredentials('object-store', '/container/auth/tokens')).toBe(false)
})
