import { readFileSync } from 'node:fs'
import { getCACertificates } from 'node:tls'
import { AloftError } from '../errors.ts'
import type { KernelConfig } from '../kernel-config.ts'

/** Which certificates of the cloud are taken, as options of a TLS connection. */
export interface CloudCertificates {
  readonly rejectUnauthorized: boolean
  /** Absent: the authorities that Node trusts anyway. */
  readonly ca?: string[]
}

/** From the section `kernel.cloud`, the same for every block. Throws `config_invalid`. */
export function cloudCertificates({
  verify,
  caFile,
}: KernelConfig['cloud']): CloudCertificates {
  if (caFile === '') return { rejectUnauthorized: verify }
  return {
    rejectUnauthorized: verify,
    // A list of one's own takes the place of the authorities known anyway.
    ca: [...getCACertificates('default'), readAuthority(caFile)],
  }
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AloftError(
      'config_invalid',
      { message: `The file ${file} cannot be read.`, field: 'kernel.cloud.caFile' },
      { cause },
    )
  }
}
