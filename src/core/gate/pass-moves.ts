/** What a pass is; that its days are over is seen from its dates. */
export const passStatuses = ["issued", "suspended", "lost", "void"] as const
export type PassStatus = (typeof passStatuses)[number]

export const passMoves = ["lose", "find", "suspend", "resume", "void"] as const
export type PassMove = (typeof passMoves)[number]

/** Every move there is, from what to what; buttons and server ask the same table. */
const moves: Readonly<Record<PassMove, { readonly from: readonly PassStatus[]; readonly to: PassStatus }>> = {
  lose: { from: ["issued", "suspended"], to: "lost" },
  // reported lost by mistake, or found again; never once another was issued in its place
  find: { from: ["lost"], to: "issued" },
  suspend: { from: ["issued"], to: "suspended" },
  resume: { from: ["suspended"], to: "issued" },
  void: { from: ["issued", "suspended", "lost"], to: "void" },
}

/** What a pass becomes by a move; null where it may not be made. */
export function afterMove(
  pass: { readonly status: PassStatus; readonly isReplaced: boolean },
  move: PassMove,
): PassStatus | null {
  const { from, to } = moves[move]
  if (!from.includes(pass.status) || (move === "find" && pass.isReplaced)) return null
  return to
}

/** What may be done with a pass now. */
export function movesOf(pass: { readonly status: PassStatus; readonly isReplaced: boolean }): PassMove[] {
  return passMoves.filter((move) => afterMove(pass, move) !== null)
}
