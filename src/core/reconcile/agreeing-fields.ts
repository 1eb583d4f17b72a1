import { createSounds, looseSound, looseSurname } from "./name-sound.ts"

/** Knows characters, and nobody. */
const sounds = createSounds()

export type TypedPerson = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly door: string
}

/** In what two records agree, for somebody who is typing: the name, its sound alone, the document, the telephone, the door. */
export function agreeingFields(one: TypedPerson, other: TypedPerson): string[] {
  const same = (field: keyof TypedPerson) => {
    const [a, b] = [plain(one[field]), plain(other[field])]
    return a !== "" && a === b
  }
  const isSaidAlike = !same("name") && one.name !== "" && soundOf(one.name) === soundOf(other.name)
  return [
    ...(same("name") ? ["name"] : []),
    ...(isSaidAlike ? ["sound"] : []),
    ...(same("idNumber") ? ["document"] : []),
    ...(same("phone") ? ["phone"] : []),
    ...(same("door") ? ["door"] : []),
  ]
}

/** As a careless ear hears a name. */
function soundOf(name: string): string {
  const [surname = "", ...given] = Array.from(plain(name))
  const first = looseSurname(sounds.ofSurname(surname))
  return [first, ...given.map((sign) => looseSound(sounds.ofGivenName(sign)))].join(" ")
}

function plain(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase()
}
