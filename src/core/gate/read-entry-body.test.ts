import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bookReasons } from "./book-reasons.ts"
import type { EntryBody } from "./entry.ts"
import { readEntryBody } from "./read-entry-body.ts"
import { emergencyKinds, entryKinds, passageDirections } from "./words.ts"

const opaque = fc.stringMatching(/^[0-9a-f]{16}$/)
const text = (longest: number) =>
  fc.string({ maxLength: longest }).map((said) =>
    Array.from(said, (char) => (char < " " || char === "\u007f" ? "x" : char))
      .join("")
      .trim(),
  )
const room = fc.option(text(20))
const reasons = Object.keys(bookReasons) as (keyof typeof bookReasons)[]

const passage = fc.record({
  what: fc.constant("passage"),
  kind: fc.constantFrom(...entryKinds),
  direction: fc.constantFrom(...passageDirections),
  verdict: fc.constantFrom("let-in", "refer", "turn-away"),
  reason: fc.constantFrom(...reasons),
  shown: fc.option(
    fc.record({
      pass: fc.option(opaque),
      by: fc.constantFrom("camera", "photo", "scanner", "number"),
      number: fc.option(fc.stringMatching(/^\d{1,12}$/)),
    }),
  ),
  home: fc.option(opaque),
  room,
  celsius: fc.option(fc.integer({ min: 340, max: 430 }).map((tenths) => tenths / 10)),
  particulars: fc.option(fc.record({ name: text(60), phone: text(60), note: text(200) })),
  proof: fc.constant(null),
})

const body = fc.oneof(
  passage,
  fc.record({
    what: fc.constant("emergency"),
    emergency: fc.constantFrom(...emergencyKinds),
    direction: fc.constantFrom(...passageDirections),
    room,
    note: text(200),
  }),
  fc.record({ what: fc.constant("undo"), undoes: fc.uuid() }),
  fc.record({ what: fc.constant("shift"), pin: fc.stringMatching(/^\d{6}$/) }),
  fc.record({
    what: fc.constant("parcel"),
    parcel: fc.uuid(),
    step: fc.constantFrom("shelved", "picked-up"),
    room,
    shelf: text(20),
    count: fc.integer({ min: 1, max: 999 }),
  }),
) as fc.Arbitrary<EntryBody>

describe("what a post wrote down", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(body, (written) => {
        expect(readEntryBody(JSON.stringify(written))).toEqual(written)
      }),
    )
  })

  it("is nothing where a part is missing or none of what there is", () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.anything(), (written, place, other) => {
        const names = Object.keys(written)
        const name = names[place % names.length] ?? ""
        const { [name]: _, ...without } = written as Record<string, unknown>
        expect(readEntryBody(JSON.stringify(without))).toBeNull()
        const strange = { ...without, [name]: { strange: other } }
        expect(readEntryBody(JSON.stringify(strange))).toBeNull()
      }),
    )
  })

  it.each(["", "null", "[]", "{", '"passage"', '{"what":"dance"}'])("%s is nothing", (said) => {
    expect(readEntryBody(said)).toBeNull()
  })

  it("keeps temperatures that a book could hold, and one line of text", () => {
    const fever = (celsius: number) => ({ ...shown, celsius })
    expect(readEntryBody(JSON.stringify(fever(43.1)))).toBeNull()
    expect(readEntryBody(JSON.stringify(fever(33)))).toBeNull()
    const note = { what: "emergency", emergency: "fire", direction: "in", room: null, note: " a\u0000b\nc " }
    expect(readEntryBody(JSON.stringify(note))).toMatchObject({ note: "a b c" })
  })
})

const shown = {
  ...{ what: "passage", kind: "resident", direction: "in", verdict: "let-in", reason: "pass-valid" },
  ...{ shown: null, home: null, room: null, celsius: null, particulars: null, proof: null },
}
