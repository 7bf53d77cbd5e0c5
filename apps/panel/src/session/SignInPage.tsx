import { Button } from '@aloft/ui/Button'
import { PasswordField, TextField } from '@aloft/ui/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { hasCode } from '../api/api-error.ts'
import { Brand } from '../shell/Brand.tsx'
import { ThemeButton } from '../shell/ThemeButton.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import { signIn } from './session.ts'
import { SignInFailure } from './SignInFailure.tsx'
import { SignInHelp } from './SignInHelp.tsx'
import styles from './SignInPage.module.css'

/** Stands in the place of any page while nobody is signed in; the address stays as it is. */
export function SignInPage() {
  usePageTitle('Sign in')
  const client = useQueryClient()
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [domain, setDomain] = useState('')
  const [project, setProject] = useState('')
  const [passcode, setPasscode] = useState('')
  const [passcodeAsked, setPasscodeAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [pending, setPending] = useState(false)
  const userField = useRef<HTMLInputElement>(null)
  const passcodeField = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (user.trim() === '') return userField.current?.focus()
    setPending(true)
    setFailure(undefined)
    try {
      await signIn(client, {
        user: user.trim(),
        password,
        ...(domain.trim() === '' ? {} : { domain: domain.trim() }),
        ...(project.trim() === '' ? {} : { project: project.trim() }),
        ...(passcode === '' ? {} : { passcode }),
      })
    } catch (error) {
      setPasscode('')
      if (hasCode(error, 'passcode_required') && !passcodeAsked) {
        setPasscodeAsked(true)
      } else {
        setFailure(error)
      }
    } finally {
      setPending(false)
    }
  }

  useEffect(() => {
    if (passcodeAsked) passcodeField.current?.focus()
  }, [passcodeAsked])

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <ThemeButton />
      </div>
      <main className={styles.middle}>
        <div className={styles.brand}>
          <Brand />
        </div>
        <section className={styles.card} aria-labelledby="sign-in-title">
          <h1 id="sign-in-title" className={styles.title}>
            {passcodeAsked ? 'Enter your passcode' : 'Sign in to your cloud'}
          </h1>
          {failure !== undefined && (
            <SignInFailure error={failure} step={passcodeAsked ? 'passcode' : 'password'} />
          )}
          <form className={styles.form} onSubmit={(event) => void submit(event)}>
            {passcodeAsked ? (
              <TextField
                ref={passcodeField}
                label="Passcode"
                description={`The six digits that your authenticator shows for ${user}.`}
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="[0-9]{6}"
                maxLength={6}
                required
                mono
                wide
                value={passcode}
                onChange={(value) => setPasscode(value.replace(/\D/g, ''))}
              />
            ) : (
              <>
                <TextField
                  ref={userField}
                  label="Username"
                  name="username"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  autoFocus
                  required
                  wide
                  value={user}
                  onChange={setUser}
                />
                <PasswordField
                  label="Password"
                  name="password"
                  required
                  wide
                  value={password}
                  onChange={setPassword}
                />
                <details className={styles.more}>
                  <summary>More options</summary>
                  <div className={styles.moreFields}>
                    <TextField
                      label="Domain"
                      description="Where your user lives, when it is not the cloud's default."
                      optional
                      wide
                      value={domain}
                      onChange={setDomain}
                    />
                    <TextField
                      label="Project"
                      description="Where to work first. You can change it later."
                      optional
                      wide
                      value={project}
                      onChange={setProject}
                    />
                  </div>
                </details>
              </>
            )}
            <Button type="submit" variant="primary" pending={pending}>
              {passcodeAsked ? 'Continue' : 'Sign in'}
            </Button>
            {passcodeAsked && (
              <Button
                variant="quiet"
                onClick={() => {
                  setPasscodeAsked(false)
                  setFailure(undefined)
                }}
              >
                Back
              </Button>
            )}
          </form>
        </section>
        <SignInHelp />
      </main>
    </div>
  )
}
