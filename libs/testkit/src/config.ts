import { KernelConfig } from '@aloft/kernel/kernel-config'
import { Value } from 'typebox/value'

/** The kernel's configuration for a test: defaults, free port, keys of its own, no drain time. */
export function createTestConfig(overrides: Partial<KernelConfig> = {}): KernelConfig {
  return {
    ...Value.Parse(KernelConfig, Value.Default(KernelConfig, {})),
    port: 0,
    drainMs: 0,
    stopMs: 2000,
    checkReplies: true,
    callerKeys: ['a-key-for-tests-only-0123456789abcdef'],
    sealingKeys: [`test:${Buffer.alloc(32, 7).toString('base64')}`],
    log: { level: 'error', file: '' },
    ...overrides,
  }
}
