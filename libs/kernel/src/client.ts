import type {
  Contract,
  OperationInput,
  OperationKey,
  OperationReply,
} from '@aloft/contracts/contract'

type KeyOf<C extends Contract> = keyof C['operations'] & OperationKey

type InputOf<C extends Contract, Key extends KeyOf<C>> = OperationInput<
  C['operations'][Key]
>

type Arguments<Input> = object extends Input ? [input?: Input] : [input: Input]

/**
 * Calls the operations of one block: `await call('GET /entries', { query: { limit: 10 } })`.
 * Fails with the `AloftError` that the block answered, or `block_unavailable`.
 */
export type BlockClient<C extends Contract> = <Key extends KeyOf<C>>(
  key: Key,
  ...input: Arguments<InputOf<C, Key>>
) => Promise<OperationReply<C['operations'][Key]>>
