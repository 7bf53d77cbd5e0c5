import { Type } from 'typebox'

/** Nova's rule below 2.92: letters, digits, spaces, `_` and `-`; later also `@` and `.`. */
export const keyPairName = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[A-Za-z0-9@._-]([A-Za-z0-9@._ -]*[A-Za-z0-9@._-])?$',
  description: 'may hold letters, digits, spaces and @ . _ -',
})

/**
 * A line as `ssh-keygen` writes it. A key begins with the length of its type's name in four bytes, of
 * which three are zero: `AAAA`. https://www.rfc-editor.org/rfc/rfc4253#section-6.6
 */
export const publicKey = Type.String({
  maxLength: 16_384,
  pattern:
    '^\\s*(ssh-(rsa|dss|ed25519)|ecdsa-sha2-\\S+|sk-\\S+) AAAA[A-Za-z0-9+/]+={0,3}( [^\\r\\n]*)?\\s*$',
  description: 'must be one line as ssh-keygen writes it: ssh-ed25519 AAAA…',
})
