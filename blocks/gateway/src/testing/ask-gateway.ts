export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly error: Record<string, unknown>
  readonly headers: Headers
  /** What a browser would send back. */
  readonly cookie: string
}

export interface GatewayRequest {
  readonly body?: object
  readonly cookie?: string
  readonly headers?: object
}

/** One request with JSON both ways, its cookie taken out as a browser would. */
export async function askGateway(
  url: string,
  method: string,
  { body, cookie, headers }: GatewayRequest,
): Promise<Answer> {
  const reply = await fetch(url, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(cookie && { cookie }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const parsed: Record<string, unknown> = text === '' ? {} : Object(JSON.parse(text))
  const set = reply.headers.get('set-cookie') ?? ''
  return {
    status: reply.status,
    body: parsed,
    error: Object(parsed['error']),
    headers: reply.headers,
    cookie: set.split(';')[0] ?? '',
  }
}
