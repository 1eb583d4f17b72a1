import { type HandOverKind, handOverKinds } from "../../core/oversight/hand-over.ts"

export type InHandCounts = Record<HandOverKind, number>

export function noneInHand(): InHandCounts {
  return Object.fromEntries(handOverKinds.map((kind) => [kind, 0])) as InHandCounts
}

export function countKinds(items: readonly { readonly kind: HandOverKind }[]): InHandCounts {
  const counts = noneInHand()
  for (const { kind } of items) counts[kind] += 1
  return counts
}
