/** One command of `aloft`; its file is read only when it is asked for. */
export interface Command {
  /** What `--help` prints. */
  readonly help: string
  /** Resolves when the command has done its work, or has started what goes on. */
  run(args: readonly string[]): Promise<void>
}
