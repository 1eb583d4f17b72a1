import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/lists.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { openBooks } from "../../src/main/books.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { csvOf, makeListsDesk } from "../support/lists-desk.ts"
import { pushedList } from "../support/pushed-list.ts"
import { sheetsOf } from "../support/sheets-of.ts"

const world = generateWorld({ seed: 7 })
const pushed = pushedList(world.books)
const now = instantOf(Date.parse("2020-03-05T13:00:00Z"))
const books = openBooks()

let app: TestApp
let desk: ReturnType<typeof makeListsDesk>
beforeAll(async () => {
  app = await startTestApp({ now, books })
  const communityId = app.neighbourhoods?.own ?? ""
  await importBooks(
    { ...app.ground, communityId, accountId: null },
    app.ground.newId(),
    sheetsOf(world.books, ["楼栋", "住户", "人员", "返沪人员登记"]),
  )
  desk = makeListsDesk(await app.signedIn("staff"))
}, 120_000)
afterAll(async () => {
  await app.stop()
  await books.close()
})

describe("a list of 273 rows", () => {
  it("is matched against the register", { timeout: 60_000 }, async () => {
    const at = performance.now()
    const added = await desk.added({ name: "名单.csv", content: csvOf(pushed) })
    console.log("ms", performance.now() - at, added.kinds, added.list.counts)
    const rows = await desk.rows(added.list.id)
    const idOf = new Map<string, string>()
    const tally: Record<string, number> = {}
    for (const [index, row] of rows.entries()) {
      const truth = pushed.rows[index]
      const key = [
        truth?.idNumber === null ? `none/${truth.outcome}` : truth?.outcome,
        row.identity,
        row.proposed,
      ].join(" ")
      tally[key] = (tally[key] ?? 0) + 1
    }
    console.log(tally, idOf.size, getPlainDate("2020-01-01"), contract.listLists.path)
  })
})
