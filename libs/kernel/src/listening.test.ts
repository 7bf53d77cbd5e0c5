import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { checkListening } from './listening.ts'

test('leaves a port free that it tried', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  const at = { address: '127.0.0.1', port }
  await expect(checkListening(at)).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`)
  server.close()
  await once(server, 'close')
  await checkListening(at)
  await checkListening(at)
})

// Addresses for documents (RFC 5737, RFC 3849); no machine has them.
test.each(['192.0.2.1', '2001:db8::1'])('says that %s is not ours', async (address) => {
  await expect(checkListening({ address, port: 0 })).rejects.toMatchObject({
    code: 'start_failed',
    details: { hint: expect.stringContaining('--address') },
  })
})
