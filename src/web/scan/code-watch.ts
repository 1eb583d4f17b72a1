import type { ScanAnswer } from "./scanner.ts"

/** What the frames so far have shown, with the moments in milliseconds. */
export type CodeWatch = {
  readonly code: { readonly text: string; readonly seenAt: number } | null
  readonly damage: Damage | null
}

type Damage = {
  readonly since: number
  readonly seenAt: number
  readonly told: boolean
  /** Whether the last frame showed none of it. */
  readonly missed: boolean
}

export type Sight = { readonly saw: "code"; readonly text: string } | { readonly saw: "damage" } | null

/** A code that was out of the picture for so long is a new one, though it be the same. */
const GONE_AFTER_MS = 1_500
/** Long enough to turn the paper and wipe it. */
const DAMAGED_AFTER_MS = 4_000

export const nothingSeen: CodeWatch = { code: null, damage: null }

/** What a frame adds: each code is told once while it stays in the picture, damage once when it has stayed. */
export function watchFrame(
  watch: CodeWatch,
  answer: ScanAnswer,
  at: number,
): { watch: CodeWatch; sight: Sight } {
  const code = watch.code && at - watch.code.seenAt < GONE_AFTER_MS ? watch.code : null
  if (answer.read) {
    const isKnown = code?.text === answer.text
    return {
      watch: { code: { text: answer.text, seenAt: at }, damage: null },
      sight: isKnown ? null : { saw: "code", text: answer.text },
    }
  }
  if (!("damaged" in answer) || !answer.damaged) {
    return { watch: { code, damage: watch.damage && { ...watch.damage, missed: true } }, sight: null }
  }
  // a slow phone may take longer for a single frame of it
  const isSame = watch.damage && (!watch.damage.missed || at - watch.damage.seenAt < GONE_AFTER_MS)
  const damage = isSame ? watch.damage : null
  const since = damage?.since ?? at
  // a good code on its way out of the picture is cut off at the edge, not damaged
  const isLasting = code === null && at - since >= DAMAGED_AFTER_MS
  const told = damage?.told ?? false
  return {
    watch: { code, damage: { since, seenAt: at, told: told || isLasting, missed: false } },
    sight: isLasting && !told ? { saw: "damage" } : null,
  }
}
