import type { Tx } from "../database/db.ts"

export type DoneCommand = {
  readonly account_id: string | null
  readonly name: string
  readonly reply: unknown
}

/** Lets one transaction at a time work on a command; whoever comes second waits until the first has ended. */
export async function lockCommand(tx: Tx, communityId: string, commandId: string): Promise<void> {
  await tx.client.query({
    name: "lock-command",
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`${communityId} ${commandId}`],
  })
}

export async function findCommand(
  tx: Tx,
  communityId: string,
  commandId: string,
): Promise<DoneCommand | undefined> {
  const { rows } = await tx.client.query<DoneCommand>({
    name: "find-command",
    text: "select account_id, name, reply from command where community_id = $1 and command_id = $2",
    values: [communityId, commandId],
  })
  return rows[0]
}

export async function insertCommand(
  tx: Tx,
  command: {
    readonly communityId: string
    readonly commandId: string
    /** Null: a device at a gate. */
    readonly accountId: string | null
    readonly name: string
    readonly reply: unknown
    readonly doneAt: string
  },
): Promise<void> {
  const { communityId, commandId, accountId, name, reply, doneAt } = command
  await tx.client.query({
    name: "insert-command",
    text: `insert into command (community_id, command_id, account_id, name, reply, done_at)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [communityId, commandId, accountId, name, JSON.stringify(reply), doneAt],
  })
}
