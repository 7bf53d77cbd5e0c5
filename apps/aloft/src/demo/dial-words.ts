interface Dial {
  readonly region: string
  readonly service: string
  readonly down: boolean
  readonly losesAnswers: boolean
  readonly latencyMs: number
  readonly jitterMs: number
  readonly slowListMs: number
  readonly errorRate: number
  readonly errorStatus: number
}

interface DialState {
  readonly dials: readonly Dial[]
  readonly speed: number
  readonly tokenSeconds: number
}

/** What the simulated cloud answered about its dials, in lines for a person. */
export function describeDials(answer: unknown): string {
  // The simulator's own form, told by its README; it is of the same version as we are.
  const { dials, speed, tokenSeconds } = answer as DialState
  const lines = dials.map((dial) => {
    const region = dial.region === '*' ? 'every region' : dial.region
    const service = dial.service === '*' ? 'every service' : dial.service
    return `${region}, ${service}: ${faultsOf(dial).join(', ')}`
  })
  return [
    ...(lines.length === 0 ? ['No region has a fault.'] : lines),
    `Servers change ${speed} × as fast as real; tokens live ${tokenSeconds} s.`,
    '',
  ].join('\n')
}

function faultsOf(dial: Dial): string[] {
  const { latencyMs, jitterMs, slowListMs, errorRate, errorStatus } = dial
  return [
    ...(dial.down ? ['down'] : []),
    ...(dial.losesAnswers ? ['answers of what is changed are lost'] : []),
    ...(latencyMs > 0 ? [`${latencyMs} ms later`] : []),
    ...(jitterMs > 0 ? [`up to ${jitterMs} ms later by chance`] : []),
    ...(slowListMs > 0 ? [`lists ${slowListMs} ms later`] : []),
    ...(errorRate > 0 ? [`${errorRate * 100} % fail with ${errorStatus}`] : []),
  ]
}
