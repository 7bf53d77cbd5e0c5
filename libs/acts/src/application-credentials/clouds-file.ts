/** A `clouds.yaml` with one cloud that signs in by an application credential. */
export function cloudsFile(credential: {
  readonly cloud: string
  readonly authUrl: string
  readonly region: string
  readonly id: string
  readonly secret: string
}): string {
  const { cloud, authUrl, region, id, secret } = credential
  // JSON's texts are YAML's: nothing that is in one can end it.
  const text = (value: string) => JSON.stringify(value)
  return `clouds:
  ${text(cloud)}:
    auth_type: v3applicationcredential
    region_name: ${text(region)}
    identity_api_version: 3
    auth:
      auth_url: ${text(authUrl)}
      application_credential_id: ${text(id)}
      application_credential_secret: ${text(secret)}
`
}
