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
  return tx.query
    .selectFrom("command")
    .select(["account_id", "name", "reply"])
    .where("community_id", "=", communityId)
    .where("command_id", "=", commandId)
    .executeTakeFirst()
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
  await tx.query
    .insertInto("command")
    .values({
      community_id: command.communityId,
      command_id: command.commandId,
      account_id: command.accountId,
      name: command.name,
      reply: JSON.stringify(command.reply),
      done_at: command.doneAt,
    })
    .execute()
}
