import type { Tx } from "../database/db.ts"

/** The sheet that a list came in, its rows emptied; `lines`: where each row stands, in the order of the list. */
export type ListShape = {
  readonly sheet: string
  readonly lines: readonly number[]
  readonly content: Uint8Array
}

export async function insertListShape(
  tx: Tx,
  communityId: string,
  listId: string,
  { sheet, lines, content }: ListShape,
): Promise<void> {
  await tx.client.query(
    "insert into person_list_shape (community_id, list_id, sheet, lines, content) values ($1, $2, $3, $4, $5)",
    [communityId, listId, sheet, lines, Buffer.from(content)],
  )
}

export async function findListShape(
  tx: Tx,
  communityId: string,
  listId: string,
): Promise<ListShape | undefined> {
  const { rows } = await tx.client.query<ListShape>(
    "select sheet, lines, content from person_list_shape where community_id = $1 and list_id = $2",
    [communityId, listId],
  )
  return rows[0]
}
