import type { MyDuty } from "./my-duty.ts"

/** The last answer, to be read where there is no network. Numbers of others are not kept on the phone. */
export function keepDuty(dutyKey: string, duty: MyDuty | null): void {
  try {
    if (duty === null) localStorage.removeItem(nameOf(dutyKey))
    else localStorage.setItem(nameOf(dutyKey), JSON.stringify(withoutNumbers(duty)))
  } catch {
    // a browser that keeps nothing shows it while there is a network
  }
}

export function readKeptDuty(dutyKey: string): MyDuty | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(dutyKey)) ?? "null")
    return isDuty(kept) ? kept : null
  } catch {
    return null
  }
}

function withoutNumbers(duty: MyDuty): MyDuty {
  const turns = duty.turns.map((turn) => ({
    ...turn,
    mates: turn.mates.map((mate) => ({ ...mate, phone: null })),
  }))
  return { ...duty, turns, messages: [] }
}

function isDuty(kept: unknown): kept is MyDuty {
  if (typeof kept !== "object" || kept === null) return false
  return ["turns", "places", "swaps", "absences", "wishes", "consents"].every((list) =>
    Array.isArray((kept as Record<string, unknown>)[list]),
  )
}

/** A place by 32 bits of a digest (FNV-1a), from which no secret is made. */
function nameOf(dutyKey: string): string {
  const sum = Array.from(dutyKey).reduce(
    (hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  )
  return `shouwang.my-duty.${(sum >>> 0).toString(16)}`
}
