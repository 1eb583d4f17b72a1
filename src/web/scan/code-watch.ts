import type { ScanAnswer } from "./scanner.ts"

/** What the frames so far have shown, with the moments in milliseconds. */
export type CodeWatch = {
  readonly code: (Seen & { readonly text: string }) | null
  readonly damage: (Seen & { readonly since: number; readonly told: boolean }) | null
}

type Seen = {
  /** The frames looked at since the last that showed it; null where that was the last of all. */
  readonly missed: { readonly since: number; readonly frames: number } | null
}

export type Sight = { readonly saw: "code"; readonly text: string } | { readonly saw: "damage" } | null

/**
 * What so many frames over so long have not shown has left the picture, and is new when it comes again. A slow phone may
 * take longer for a single frame, and miss a code in it that stays.
 */
const GONE_AFTER_FRAMES = 3
const GONE_AFTER_MS = 1_500
/** Long enough to turn the paper and wipe it. */
const DAMAGED_AFTER_MS = 4_000

/** A watch that begins where another has ended: what that told last may be in the picture still. */
export function watchAfter(told: Sight): CodeWatch {
  return {
    code: told?.saw === "code" ? { text: told.text, missed: null } : null,
    damage: told?.saw === "damage" ? { since: 0, told: true, missed: null } : null,
  }
}

/** What a frame adds: each code is told once while it stays in the picture, damage once when it has stayed. */
export function watchFrame(
  watch: CodeWatch,
  answer: ScanAnswer,
  at: number,
): { watch: CodeWatch; sight: Sight } {
  // no frame was looked at
  if ("refusal" in answer) return { watch, sight: null }
  if (answer.read) {
    const { text } = answer
    const isKnown = watch.code?.text === text
    return {
      watch: { code: { text, missed: null }, damage: null },
      sight: isKnown ? null : { saw: "code", text },
    }
  }
  if (!answer.damaged) {
    return { watch: { code: afterMiss(watch.code, at), damage: afterMiss(watch.damage, at) }, sight: null }
  }
  const since = watch.damage?.since ?? at
  const told = watch.damage?.told ?? false
  const isLasting = at - since >= DAMAGED_AFTER_MS
  return {
    // it may be the code that was read before: this frame is not without it
    watch: { code: watch.code, damage: { since, told: told || isLasting, missed: null } },
    sight: isLasting && !told ? { saw: "damage" } : null,
  }
}

/** The same after a frame without it; null: it has left the picture. */
function afterMiss<T extends Seen>(seen: T | null, at: number): T | null {
  if (seen === null) return null
  const since = seen.missed?.since ?? at
  const frames = (seen.missed?.frames ?? 0) + 1
  const isGone = frames >= GONE_AFTER_FRAMES && at - since >= GONE_AFTER_MS
  return isGone ? null : { ...seen, missed: { since, frames } }
}
