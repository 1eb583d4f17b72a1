/** One command of the command line. It answers with the exit code: 0 done, 1 refused or failed, 2 used wrongly. */
export type Command = {
  /** How it is called, one line. */
  readonly usage: string
  /** What it does, one line. */
  readonly summary: string
  /** The rest of its help text. */
  readonly details: string
  readonly run: (args: readonly string[]) => Promise<number>
}

/** What is wrong with how a command was called; the command line prints it with the usage and exits 2. */
export class UsageError extends Error {}
