import { execFileSync, spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { cloudsYaml, fileNameOf, openrc } from './access-files.ts'

const who = {
  user: { id: 'u', name: "o'neil $HOME", domainName: 'Default' },
  project: { id: 'p', name: 'web; rm -rf\n~', domainName: 'Default' },
  authUrl: 'https://keystone.example/v3',
  regions: [{ id: 'dfw', name: 'Dallas', services: [] }],
}

it('writes an openrc that a shell takes, whatever the names hold', () => {
  const script = `stty() { :; }\n${openrc(who)}\nprintf '%s|%s|%s' "$OS_USERNAME" "$OS_PROJECT_NAME" "$OS_PASSWORD"`
  const printed = execFileSync('/bin/sh', ['-c', script], {
    input: ' hunter 2 \n',
    encoding: 'utf8',
  })
  expect(printed.split('\n').slice(1).join('\n')).toBe(
    `${who.user.name}|${who.project.name}| hunter 2 `,
  )
})

it('turns the echo on again when the question is left by Ctrl-C', () => {
  const atQuestion = 'stty() { printf "stty %s\\n" "$1"; }\nread() { kill -INT $$; }'
  const { stdout, signal } = spawnSync('/bin/sh', ['-c', `${atQuestion}\n${openrc(who)}`], {
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/stty -echo\nstty echo\n$/)
  expect(signal).toBe('SIGINT')
})

it('writes a clouds.yaml with a cloud for each region and no secret', () => {
  const text = cloudsYaml({ ...who, project: { ...who.project, name: 'web' } })
  expect(text).toContain('  "web-dfw":')
  expect(text).toContain(`username: ${JSON.stringify(who.user.name)}`)
  expect(text).not.toContain('password')
})

it('names files plainly', () => {
  expect(fileNameOf('reach-production')).toBe('reach-production')
  expect(fileNameOf('../a b')).toBe('a-b')
  expect(fileNameOf('«»')).toBe('project')
})
