import { pinyin } from "pinyin-pro"

/**
 * Tells how well letters fit the pinyin of a name, whole or by initials or both: `wxm`, `wangxiaoming`, `wangxm`. The least fits
 * best: 0 is all of the name, then beginnings of few characters before those of many, then parts from within; null: not at all.
 */
export type PinyinFinder = (name: string) => number | null

/** The sounds of one character: several where a given name may be said in several ways. */
type Sounds = readonly string[]

/**
 * Makes finders that remember the sounds of every character once looked up, never a name: a name that is corrected is found
 * by what it is now, one that is deleted leaves nothing behind.
 */
export function createPinyinFinders(): (typed: string) => PinyinFinder | null {
  const given = remember((sign) => soundsOf(pinyin(sign, { ...PLAIN, multiple: true })))
  const surname = remember((signs) =>
    pinyin(signs, { ...PLAIN, surname: "all" }).map((sound) => soundsOf([sound])),
  )
  return (typed) => {
    const letters = plain(typed.replace(/[\s'’]/g, "").toLowerCase())
    if (!/^[a-z]{2,}$/.test(letters)) return null
    return (name) => {
      const signs = Array.from(name)
      const two = signs.slice(0, 2).join("")
      const heads = surname(SURNAMES_OF_TWO.has(two) ? two : (signs[0] ?? ""))
      const sounds = signs.map((sign, place) =>
        place === 0 ? (heads[0] ?? given(sign)) : place === 1 ? merged(heads[1], given(sign)) : given(sign),
      )
      return fitOf(letters, sounds)
    }
  }
}

/** Surnames of two characters that sound otherwise alone. */
const SURNAMES_OF_TWO = new Set(["尉迟", "万俟", "单于", "长孙", "澹台", "乐正", "宰父", "中行"])

const PLAIN = { toneType: "none", type: "array", v: true } as const

/** Behind every beginning of a name. */
const WITHIN = 100

function fitOf(letters: string, sounds: readonly Sounds[]): number | null {
  const end = endsOf(letters, sounds, 0)
  if (end !== null) return end === sounds.length ? 0 : end
  const place = sounds.findIndex((_, from) => from > 0 && endsOf(letters, sounds, from) !== null)
  return place < 0 ? null : WITHIN + place
}

/** Behind which character the letters end, read from the character at `place` on; each gives its first letter or all of its sound. */
function endsOf(letters: string, sounds: readonly Sounds[], place: number): number | null {
  if (letters === "") return place
  for (const sound of sounds[place] ?? []) {
    // the last sound may be half typed
    if (sound.startsWith(letters)) return place + 1
    for (const part of [sound, sound.slice(0, 1)]) {
      if (part === "" || !letters.startsWith(part)) continue
      const end = endsOf(letters.slice(part.length), sounds, place + 1)
      if (end !== null) return end
    }
  }
  return null
}

function soundsOf(said: readonly string[]): Sounds {
  return [...new Set(said.map((sound) => plain(sound.toLowerCase())))]
}

/** ü is typed as v or as u. */
function plain(sound: string): string {
  return sound.replace(/[vü]/g, "u")
}

function merged(first: Sounds | undefined, others: Sounds): Sounds {
  return first === undefined ? others : [...new Set([...first, ...others])]
}

function remember<Found>(look: (signs: string) => Found): (signs: string) => Found {
  const known = new Map<string, Found>()
  return (signs) => {
    const found = known.get(signs)
    if (found !== undefined) return found
    const fresh = look(signs)
    known.set(signs, fresh)
    return fresh
  }
}
