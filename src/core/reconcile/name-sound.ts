import { pinyin } from "pinyin-pro"

/** How a character is said, without its tone: `yan`; one that is no Chinese character stands for itself. */
export type Sounds = {
  readonly ofSurname: (sign: string) => string
  readonly ofGivenName: (sign: string) => string
}

/** Remembers each character once looked up: a neighbourhood's names are made of a few hundred. */
export function createSounds(): Sounds {
  return {
    ofSurname: remember((sign) => pinyin(sign, { toneType: "none", mode: "surname", v: true })),
    ofGivenName: remember((sign) => pinyin(sign, { toneType: "none", v: true })),
  }
}

function remember(look: (sign: string) => string): (sign: string) => string {
  const known = new Map<string, string>()
  return (sign) => {
    const found = known.get(sign)
    if (found !== undefined) return found
    const sound = look(sign)
    known.set(sign, sound)
    return sound
  }
}

/** Surnames that Shanghai's ear does not tell apart, besides what the rules below fold together. */
const SAME_TO_SHANGHAI: Readonly<Record<string, string>> = { huang: "wang", hu: "wu" }

/** A sound as careless ears hear it: zh, ch, sh as z, c, s; the end -ng as -n; l as n. */
export function looseSound(sound: string): string {
  return sound
    .replace(/^([zcs])h/, "$1")
    .replace(/ng$/, "n")
    .replace(/^l/, "n")
}

/** A surname's sound to a careless ear from Shanghai: 黄/王, 胡/吴 are one. */
export function looseSurname(sound: string): string {
  return looseSound(SAME_TO_SHANGHAI[sound] ?? sound)
}
