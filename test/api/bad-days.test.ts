import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { cutOff, type Moment, type Victim } from "../support/cut-off.ts"
import { type Contents, readContents } from "../support/data-of.ts"
import { type Desk, openDesk } from "../support/program.ts"
import { smallWorld } from "../support/small-campaign.ts"
import { writeBooks } from "../world/write-books.ts"

let desk: Desk
let books: string
let template: string
let clean: Contents
beforeAll(async () => {
  desk = await openDesk()
  books = join(desk.folder, "books")
  writeBooks(books, smallWorld.books)
  template = await desk.dataDir()
  // what asks an empty data directory leaves the tables behind, and no neighbourhood
  expect((await desk.run(template, "summary")).code).toBe(1)
  const data = await desk.dataDir(template)
  expect((await desk.run(data, "import", books)).code).toBe(0)
  clean = await readContents(data, smallWorld.days)
})
afterAll(() => desk.close())

const moments: readonly (readonly [Victim, Moment])[] = [
  ["importer", "reading"],
  ["importer", { tables: ["stairwell"] }],
  ["importer", { tables: ["fact"] }],
  ["importer", { tables: ["tally", "import_run"] }],
  ["importer", { tables: ["community"] }],
  ["importer", { milliseconds: 500 }],
  ["postmaster", "reading"],
  ["postmaster", { tables: ["fact"] }],
  ["postmaster", { tables: ["tally", "import_run"] }],
  ["backend", { tables: ["quarantine_case"] }],
]

describe("an import that is cut off by kill -9", () => {
  it("leaves, left alone, the truth of every day", () => {
    expect(clean.summaries).toEqual(smallWorld.truth)
    expect(clean.neighbourhoods).toBe(1)
  })

  it.each(moments)("of the %s, %o, is exactly right when it is done again", async (victim, moment) => {
    // a machine that is busy elsewhere may let the import slip through before the blow falls
    for (let tries = 1; ; tries += 1) {
      const { hit, words, again, contents } = await cutOff(desk, {
        ...{ template, books, victim, moment, days: smallWorld.days },
      })
      expect(contents).toEqual(clean)
      const isHeld = typeof moment === "object" && "tables" in moment
      expect(words).not.toMatch(/^\s+at /m)
      if (!isHeld) break
      if (hit && victim !== "importer") expect(words).toContain("The database went away meanwhile.")
      if (hit) expect(again.lines.map((line) => line.new)).toEqual(again.lines.map((line) => line.read))
      if (hit) break
      expect(tries).toBeLessThan(5)
    }
  })
})
