import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import type { ImportSheet } from "../../src/service/imports/import-result.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { smallWorld } from "../support/small-campaign.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** What a person picks who drags in several folders: files of the same names, told apart by where they stand. */
const together = (folders: readonly (readonly ImportSheet[])[]): ImportSheet[] =>
  folders.flatMap((sheets, folder) =>
    sheets.map((sheet, index) => ("table" in sheet ? { ...sheet, nth: folder * 100 + index } : sheet)),
  )

async function importAndExpectTruth(which: "own" | "other", sheets: readonly ImportSheet[]): Promise<void> {
  const communityId = app.neighbourhoods?.[which] ?? ""
  const importer = { ...app.ground, communityId, accountId: null }
  await importBooks(importer, app.ground.newId(), sheets)
  for (const expected of smallWorld.truth) {
    expect(await getSummary(importer, expected.日期)).toEqual(expected)
  }
}

describe("files of the same names in one import", () => {
  it("count once where they say the same", async () => {
    const sheets = sheetsOf(smallWorld.books)
    await importAndExpectTruth("own", together([sheets, sheets]))
    await importAndExpectTruth("own", together([sheets, sheets]))
  })

  it("are each as old as they are, so that the latest evening has the last word", async () => {
    const evenings = smallWorld.days.map((day) => sheetsOf(booksOnEvening(smallWorld, day)))
    await importAndExpectTruth("other", together([...evenings.slice(21), ...evenings.slice(0, 21)]))
  })
})
