import { Button } from '@aloft/ui/Button'
import { Dialog } from '@aloft/ui/Dialog'
import { PasswordField, TextField } from '@aloft/ui/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { hasCode } from '../api/api-error.ts'
import { renewSession, useSession } from './session.ts'
import { SignInFailure } from './SignInFailure.tsx'

const FORM = 'reauthentication'

/** Asks for the password in place; the page below keeps all that was typed. */
export function ReauthenticationDialog({
  onFinish,
}: {
  onFinish: (accepted: boolean) => void
}) {
  const client = useQueryClient()
  const session = useSession()
  const [password, setPassword] = useState('')
  const [passcode, setPasscode] = useState('')
  const [passcodeAsked, setPasscodeAsked] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  async function submit(event: FormEvent) {
    event.preventDefault()
    // The dialog is within the page's tree: its form must not submit one around it.
    event.stopPropagation()
    setPending(true)
    setFailure(undefined)
    try {
      await renewSession(client, password, passcode === '' ? undefined : passcode)
      onFinish(true)
    } catch (error) {
      if (hasCode(error, 'passcode_required') && !passcodeAsked) setPasscodeAsked(true)
      else setFailure(error)
    } finally {
      setPending(false)
    }
  }

  return (
    <Dialog
      isOpen
      role="alertdialog"
      dismissable={false}
      title="Enter your password to go on"
      onClose={() => onFinish(false)}
      footer={
        <>
          <Button onClick={() => onFinish(false)}>Not now</Button>
          <Button type="submit" form={FORM} variant="primary" pending={pending}>
            Continue
          </Button>
        </>
      }
    >
      <p>
        The cloud no longer accepts the session of <strong>{session.user.name}</strong> in{' '}
        <strong>{session.project.name}</strong>. Nothing that you typed is lost; what you
        were doing goes on by itself.
      </p>
      {failure !== undefined && <SignInFailure error={failure} />}
      <form id={FORM} onSubmit={(event) => void submit(event)}>
        <PasswordField
          label="Password"
          autoFocus
          required
          wide
          value={password}
          onChange={setPassword}
        />
        {passcodeAsked && (
          <TextField
            label="Passcode"
            description="The six digits that your authenticator shows."
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            maxLength={6}
            autoFocus
            required
            mono
            wide
            value={passcode}
            onChange={(value) => setPasscode(value.replace(/\D/g, ''))}
          />
        )}
      </form>
    </Dialog>
  )
}
