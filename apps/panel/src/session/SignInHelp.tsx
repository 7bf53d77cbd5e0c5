import styles from './SignInPage.module.css'

/** Ways out for whoever cannot sign in. */
export function SignInHelp() {
  return (
    <details className={styles.help}>
      <summary>Need help logging in?</summary>
      <dl>
        <dt>Which user name is it?</dt>
        <dd>The one of your cloud account: Aloft keeps no users of its own.</dd>
        <dt>The password is forgotten</dt>
        <dd>
          Your cloud's administrator sets a new one; after that it is at once valid here.
        </dd>
        <dt>Your user belongs to another domain</dt>
        <dd>Open “More options” and name the domain.</dd>
        <dt>The passcode is refused</dt>
        <dd>
          It is valid for half a minute. Check that the clock of your device is right, then
          take the next one.
        </dd>
        <dt>You are locked out</dt>
        <dd>
          Five failures within ten minutes close the door for a while, for your user from
          your address. It opens by itself.
        </dd>
      </dl>
    </details>
  )
}
