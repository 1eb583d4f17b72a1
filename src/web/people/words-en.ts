import type { words as zh } from "./words-zh.ts"

/** Words of the field that finds people. */
export const words: typeof zh = {
  people: {
    hint: "Name, its pinyin initials (wxm), some digits of a phone or document, or a door (12-302)",
    found: "{{count}} found: ↑↓ and Enter",
    none: "Nobody found",
    newPerson: "None of these: somebody new",
    foundHomes: "{{count}} homes found: ↑↓ and Enter",
    noHome: "Nothing found. Doors are written like 12-302",
    nowhere: "lives elsewhere",
    maybe: "Perhaps",
    take: "Take this person",
    taken: "{{who}}, whom the register knows",
    notTaken: "It is somebody else",
    compare: "Compare the two",
    and: ", ",
    agrees: {
      ...{ name: "the same name", sound: "the name said alike", glyph: "the name but for one character" },
      ...{ document: "the same document", phone: "the same telephone", door: "the same door" },
    },
    quarantined: "in quarantine",
  },
}
