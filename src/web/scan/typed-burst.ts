/** The keys that came fast enough after one another to be a device's; all moments in milliseconds. */
export type Burst = { readonly text: string; readonly startedAt: number; readonly lastAt: number }

export type Keystroke = { readonly key: string; readonly at: number }

/** The longest that a Bluetooth scanner hesitates between two keys. */
const LONGEST_GAP_MS = 100
/** The slowest of devices over all its keys; the fastest of people needs twice as long. */
const MEAN_GAP_MS = 40
/** A thermometer's `36.5`: less could be a person's two hands. */
const SHORTEST = 4

export const noBurst: Burst = { text: "", startedAt: 0, lastAt: 0 }

/** What a key adds; `typed` is what a device has typed, once it has ended it with Enter. */
export function addKey(burst: Burst, { key, at }: Keystroke): { burst: Burst; typed: string | null } {
  const goesOn = burst.text !== "" && at - burst.lastAt <= LONGEST_GAP_MS
  if (key === "Enter") {
    const isDevice =
      goesOn && burst.text.length >= SHORTEST && (at - burst.startedAt) / burst.text.length <= MEAN_GAP_MS
    return { burst: noBurst, typed: isDevice ? burst.text : null }
  }
  // Shift and its like come between the letters of a device too
  if ([...key].length !== 1) return { burst: isModifier(key) ? burst : noBurst, typed: null }
  return {
    burst: goesOn
      ? { ...burst, text: burst.text + key, lastAt: at }
      : { text: key, startedAt: at, lastAt: at },
    typed: null,
  }
}

function isModifier(key: string): boolean {
  return ["Shift", "CapsLock", "Control", "Alt", "AltGraph", "Meta"].includes(key)
}
