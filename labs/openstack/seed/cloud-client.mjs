import { Problem } from '../../../bin/problem.mjs'
import { clouds } from '../people.mjs'

/**
 * A client of the lab's APIs for one entry of `clouds.yaml`.
 * @param {keyof typeof clouds} cloud
 * @returns {Promise<(method: string, url: string, body?: object) => Promise<any>>}
 *   `body`: a Buffer goes as it is. Gives the answer's body; throws a Problem with the answer's own words when it is refused
 */
export async function signIn(lab, cloud) {
  const { user, project, domain } = clouds[cloud]
  const response = await fetch(lab.url('keystone', undefined, '/v3/auth/tokens'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: {
            user: { name: user, domain: { name: domain }, password: lab.password },
          },
        },
        scope: { project: { name: project, domain: { name: domain } } },
      },
    }),
  })
  const token = response.headers.get('x-subject-token')
  if (token === null) {
    throw new Problem(`Keystone let ${user} not in: ${await response.text()}`)
  }
  return (method, url, body) => call(token, method, url, body)
}

async function call(token, method, url, body) {
  const raw = Buffer.isBuffer(body)
  const response = await fetch(url, {
    method,
    headers: {
      'x-auth-token': token,
      accept: 'application/json',
      ...(body && {
        'content-type': raw ? 'application/octet-stream' : 'application/json',
      }),
    },
    body: raw || body === undefined ? body : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) {
    throw new Problem(`${method} ${url} was refused (${response.status}): ${text}`)
  }
  return text === '' ? undefined : JSON.parse(text)
}
