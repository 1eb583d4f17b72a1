/** What a need is, from wish to handed over. */
export const needStatuses = ["wished", "taken", "bought", "handed-over", "withdrawn"] as const
export type NeedStatus = (typeof needStatuses)[number]

/** `promise` says by when; `give-back`: who had it has it no more; `reopen` takes the end of a need back. */
export const needMoves = ["take", "buy", "hand-over", "promise", "give-back", "withdraw", "reopen"] as const
export type NeedMove = (typeof needMoves)[number]

/** Why nothing is brought any more. */
export const withdrawReasons = ["not-needed", "done-otherwise", "not-possible", "written-twice"] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

/** Every move there is, from what to what; buttons and server ask the same table. */
const moves: Readonly<Record<NeedMove, { readonly from: readonly NeedStatus[]; readonly to: NeedStatus }>> = {
  // whoever takes it over from a colleague takes it too
  take: { from: ["wished", "taken", "bought"], to: "taken" },
  buy: { from: ["wished", "taken"], to: "bought" },
  "hand-over": { from: ["wished", "taken", "bought"], to: "handed-over" },
  promise: { from: ["wished", "taken", "bought"], to: "wished" },
  "give-back": { from: ["taken", "bought"], to: "wished" },
  withdraw: { from: ["wished", "taken", "bought"], to: "withdrawn" },
  reopen: { from: ["handed-over", "withdrawn"], to: "wished" },
}

/** Moves of whoever brings things; all others are the desk's. */
const carrierMoves: readonly NeedMove[] = ["take", "buy", "hand-over", "give-back"]

export type NeedStanding = { readonly status: NeedStatus; readonly ownerId: string | null }

/** Who moves a need. `atDesk`: the desk's own people. */
export type NeedMover = { readonly accountId: string; readonly atDesk: boolean }

/** Whether somebody may make a move with a need as it stands. */
export function mayMoveNeed(need: NeedStanding, move: NeedMove, mover: NeedMover): boolean {
  if (!moves[move].from.includes(need.status)) return false
  const isOwner = need.ownerId === mover.accountId
  // the desk may also give it to somebody
  if (mover.atDesk) return true
  if (move === "take") return need.ownerId === null
  if (!carrierMoves.includes(move)) return false
  // whoever stands at the door hands over; else what a colleague has in hand is left alone
  if (move === "hand-over") return true
  return move === "give-back" ? isOwner : isOwner || need.ownerId === null
}

/** What a need is after a move. Bought things stay bought whoever takes them over, and have an owner. */
export function needAfter(need: NeedStanding, move: NeedMove, accountId: string): NeedStanding {
  const { to } = moves[move]
  switch (move) {
    case "take":
      return { status: need.status === "bought" ? "bought" : to, ownerId: accountId }
    case "buy":
    case "hand-over":
      return { status: to, ownerId: need.ownerId ?? accountId }
    case "give-back":
      return { status: to, ownerId: null }
    case "promise":
      return { status: need.status, ownerId: need.ownerId }
    case "withdraw":
      return { status: to, ownerId: need.ownerId }
    case "reopen":
      return { status: need.ownerId === null ? "wished" : "taken", ownerId: need.ownerId }
  }
}

/** All that somebody may do with a need now. */
export function movesOfNeed(need: NeedStanding, mover: NeedMover): NeedMove[] {
  return needMoves.filter((move) => mayMoveNeed(need, move, mover))
}

/** What the row's note says where nothing is brought any more. */
export const withdrawNotes: Readonly<Record<WithdrawReason, string>> = {
  "not-needed": "撤回：不需要了",
  "done-otherwise": "撤回：已自行解决",
  "not-possible": "撤回：办不到，已告知",
  "written-twice": "撤回：重复登记",
}

/** What homes ask for, as books have it. A book may name others. */
export const needCategories = ["买菜", "买药", "收快递", "送医", "维修", "婴儿用品", "宠物", "其他"] as const
