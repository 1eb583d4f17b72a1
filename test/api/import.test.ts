import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { formNames } from "../../src/core/forms/form-name.ts"
import { forms } from "../../src/core/forms/forms.ts"
import { refusalColumns } from "../../src/core/forms/read-rows.ts"
import { indexBoard } from "../../src/core/report/board-index.ts"
import { partsOn } from "../../src/core/report/parts-on.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { summaryFrom } from "../../src/core/report/summary-parts.ts"
import { damageRows } from "../../src/core/world/damage.ts"
import { booksOnEvening, generateWorld } from "../../src/core/world/world.ts"
import { makeNeighbourhood } from "../../src/service/access/make-neighbourhood.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import type { ImportSheet } from "../../src/service/imports/import-result.ts"
import { getBoard } from "../../src/service/report/get-board.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { learnSizes } from "../../src/store/imports/learn-sizes.ts"
import { listOpenRefusals } from "../../src/store/imports/refused-rows.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { onConnection } from "../support/database.ts"
import { sheetsOf } from "../support/sheets-of.ts"

const small = generateWorld({ seed: 7, homes: 96 })
/** For what is imported again and again: as small as a world can be with rows in every book and no number always nought. */
const least = generateWorld({ seed: 2, homes: 48 })
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => {
  await app.stop()
})

/** A new neighbourhood of the same server, as seen by its command line. */
async function newNeighbourhood() {
  const communityId = app.ground.newId()
  const importer = { ...app.ground, communityId, accountId: null }
  await inNeighbourhood(app.ground.db, communityId, (tx) =>
    makeNeighbourhood(tx, app.ground, {
      communityId,
      name: `试点${communityId.slice(-6)}`,
      demonstration: false,
    }),
  )
  return {
    import: (sheets: readonly ImportSheet[]) => importBooks(importer, app.ground.newId(), sheets),
    summary: (day: Summary["日期"]) => getSummary(importer, day),
    board: () => getBoard(importer),
    refusals: () => inNeighbourhood(app.ground.db, communityId, listOpenRefusals),
    expectTruth: async (truth: readonly Summary[]) => {
      for (const expected of truth) {
        expect(await getSummary(importer, expected.日期)).toEqual(expected)
      }
    },
  }
}

describe("a committee's books", () => {
  it("give the truth of every day of a whole campaign, from the database and on the board alike", async () => {
    const world = generateWorld({ seed: 3 })
    const place = await newNeighbourhood()
    const result = await place.import(sheetsOf(world.books))
    expect(result.lines.every((line) => line.refused === 0 && line.new + line.known === line.read)).toBe(true)
    await place.expectTruth(world.truth)
    const index = indexBoard(await place.board())
    for (const expected of world.truth) {
      expect(summaryFrom(partsOn(index, expected.日期))).toEqual(expected)
    }
    // whatever they fill with many rows the planner knows the size of: else it goes through them row by row for each row
    await learnSizes(app.ground.ownerDb)
    const unknown = await onConnection(app.database.superuser, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < 0",
      )
      const counts: string[] = []
      for (const { name } of rows) {
        const { rowCount } = await client.query(`select from ${name} limit 500`)
        if (rowCount === 500) counts.push(name)
      }
      return counts
    })
    expect(unknown).toEqual([])
  })

  it("change nothing when they are read again", async () => {
    const place = await newNeighbourhood()
    await place.import(sheetsOf(small.books))
    const before = await place.board()
    const again = await place.import(sheetsOf(small.books))
    for (const line of again.lines) {
      expect([line.file, line.new, line.changed, line.known]).toEqual([line.file, 0, 0, line.read])
    }
    expect({ ...(await place.board()), version: before.version }).toEqual(before)
    await place.expectTruth(small.truth)
  })

  it("may come file by file in any order, each of them twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...formNames, ...formNames], { minLength: 38 }),
        async (order) => {
          const place = await newNeighbourhood()
          for (const name of order) await place.import(sheetsOf(least.books, [name]))
          expect(await place.refusals()).toEqual([])
          await place.expectTruth(least.truth)
        },
      ),
      { numRuns: 3 },
    )
  })

  it("may come as the versions of all evenings, one after another and in any order", async () => {
    const evenings = least.days.map((day) => sheetsOf(booksOnEvening(least, day)))
    const orders = [
      evenings,
      [...evenings].reverse(),
      fc.sample(fc.shuffledSubarray(evenings, { minLength: 42 }), { numRuns: 1, seed: 5 })[0] ?? [],
    ]
    for (const order of orders) {
      const place = await newNeighbourhood()
      for (const sheets of order) await place.import(sheets)
      await place.expectTruth(least.truth)
    }
  })

  it("lose exactly their bad rows, and get them back once they are mended", async () => {
    const { books, damaged } = damageRows(small.books, { seed: 11, share: 0.05 })
    const place = await newNeighbourhood()
    const result = await place.import(sheetsOf(books))
    const refused = await place.refusals()
    const where = (form: string, line: number) => `${form} ${line}`
    expect(refused.map((row) => where(row.form, row.line)).toSorted()).toEqual(
      damaged.map((row) => where(row.form, row.index + 2)).toSorted(),
    )
    expect(
      refused.every((row) => damaged.some((bad) => bad.form === row.form && bad.column === row.column)),
    ).toBe(true)
    expect(result.lines.reduce((sum, line) => sum + line.refused, 0)).toBe(damaged.length)

    const mended = refused.map((row): ImportSheet => {
      const cells = small.books[row.form as keyof typeof small.books].rows[row.line - 2] ?? []
      const header = [...row.header, "拒收编号"]
      return {
        file: "待修正的行.xlsx",
        table: { sheet: row.form, header, rows: [{ line: 2, cells: [...cells, row.refusalId] }] },
      }
    })
    await place.import(mended)
    expect(await place.refusals()).toEqual([])
    await place.expectTruth(small.truth)
  })

  it.each([
    ["层数", "六层"],
    ["号", "?"],
  ])("lose no home to a line of the buildings' book that cannot be read (%s)", async (column, written) => {
    const book = small.books["楼栋"]
    const rows = book.rows.map((cells, index) =>
      index === 3 ? cells.map((cell, at) => (book.header[at] === column ? written : cell)) : cells,
    )
    const place = await newNeighbourhood()
    await place.import(sheetsOf({ ...small.books, 楼栋: { ...book, rows } }))
    expect((await place.refusals()).map((row) => [row.form, row.column])).toEqual([["楼栋", column]])
    await place.expectTruth(small.truth)
  })

  it("refuse what lies ahead of today", async () => {
    const book = small.books["来电记录"]
    const ahead = book.rows.map((cells, index) =>
      index === 5 ? ["2020-03-06 08:00", ...cells.slice(1)] : cells,
    )
    const place = await newNeighbourhood()
    await place.import(sheetsOf({ ...small.books, 来电记录: { ...book, rows: ahead } }))
    expect((await place.refusals()).map((row) => [row.form, row.line, row.reason])).toEqual([
      ["来电记录", 7, "day-to-come"],
    ])
  })

  it("keep every column of a refused row in the workbook to mend it in", () => {
    const taken = new Set<string>(refusalColumns)
    for (const form of Object.values(forms)) {
      expect(form.columns.filter((column) => taken.has(column.name))).toEqual([])
    }
  })
})
