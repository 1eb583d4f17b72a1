import { createSounds, looseSound, looseSurname } from "./name-sound.ts"

export type TypedPerson = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly door: string
}

/** In what somebody who is typed in agrees with somebody known; `sound`: the name is said alike; `glyph`: but for one sign. */
export type Agreement = "name" | "sound" | "glyph" | "document" | "phone" | "door"

export type Likeness = { readonly chance: number; readonly agrees: readonly Agreement[] }

/** Knows characters, and nobody. */
const sounds = createSounds()

/**
 * How likely somebody is who is being typed in, from what has been typed: nobody can wait for a matching at every key. What households
 * share (telephone, door) says little by itself; a name and anything else says nearly all; two whole documents that differ, that it is not they.
 */
export function likenessOf(typed: TypedPerson, known: TypedPerson): Likeness {
  const same = (field: keyof TypedPerson) =>
    plain(typed[field]) !== "" && plain(typed[field]) === plain(known[field])
  const name = nameAgreement(plain(typed.name), plain(known.name))
  const agrees: Agreement[] = [
    ...(name === null ? [] : [name]),
    ...(same("idNumber") ? ["document" as const] : []),
    ...(same("phone") ? ["phone" as const] : []),
    ...(same("door") ? ["door" as const] : []),
  ]
  return { agrees, chance: chanceOf(typed, known, agrees) }
}

function chanceOf(typed: TypedPerson, known: TypedPerson, agrees: readonly Agreement[]): number {
  const has = (one: Agreement) => agrees.includes(one)
  if (has("document")) return 0.99
  const whole = (text: string) => /^\d{17}[\dX]$/.test(plain(text))
  if (whole(typed.idNumber) && whole(known.idNumber)) return 0.02
  const shared = Number(has("phone")) + Number(has("door"))
  if (has("name")) return shared === 0 ? 0.4 : 0.95 + 0.02 * shared
  if (has("sound") || has("glyph")) return shared === 0 ? 0.1 : 0.6 + 0.15 * shared
  // no name yet: whose number it is; a name that is another's: somebody of their home
  return plain(typed.name) === "" && has("phone") ? 0.5 : 0.05
}

function nameAgreement(typed: string, known: string): "name" | "sound" | "glyph" | null {
  if (typed.length < 2 || known === "") return null
  if (typed === known) return "name"
  if (typed.length !== known.length) return null
  if (soundOf(typed) === soundOf(known)) return "sound"
  const other = Array.from(typed).filter((sign, at) => sign !== known[at]).length
  return other === 1 && typed.length > 2 ? "glyph" : null
}

/** As a careless ear hears a name. */
export function soundOf(name: string): string {
  const [surname = "", ...given] = Array.from(name)
  const first = looseSurname(sounds.ofSurname(surname))
  return [first, ...given.map((sign) => looseSound(sounds.ofGivenName(sign)))].join(" ")
}

function plain(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase()
}
