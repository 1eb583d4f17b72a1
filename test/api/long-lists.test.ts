import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listFindings, seekFindings } from "../../src/contract/findings.ts"
import * as contract from "../../src/contract/lists.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { openBooks } from "../../src/main/books.ts"
import type { Context } from "../../src/service/context.ts"
import { addList } from "../../src/service/reconcile/add-list.ts"
import { makeListMatching } from "../../src/service/reconcile/list-matching.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { until } from "../support/data-of.ts"
import { onConnection } from "../support/database.ts"
import { makeListsDesk } from "../support/lists-desk.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"

const LONG = 5_100
const PATIENCE = 60_000
const books = openBooks()

let app: TestApp
let context: Context
let desk: ReturnType<typeof makeListsDesk>
let communityId: string
/** The list that is long. */
let long: string
beforeAll(async () => {
  app = await startTestApp({ books })
  communityId = app.neighbourhoods?.own ?? ""
  await importSmallCampaign(app)
  const staff = await app.signedIn("staff")
  context = staff.context
  desk = makeListsDesk(staff)
})
afterAll(async () => {
  await app.stop()
  await books.close()
})

/** Takes rows in without anybody matching them. */
async function taken(rows: number): Promise<{ readonly id: string; readonly rows: number }> {
  const lines = Array.from({ length: rows }, (_, at) => `欧阳第${at},1390000${String(at).padStart(4, "0")}`)
  const source = { pasted: ["姓名,手机", ...lines].join("\n").replaceAll(",", "\t") }
  const said = { sender: "街道办", title: "协查", asks: "residence" as const, dueAt: null, sheet: "" }
  const ids = { commandId: crypto.randomUUID(), id: crypto.randomUUID() }
  const answer = await addList(context, { ...ids, ...said, kinds: ["name", "phone"] }, source, books)
  if ("refusal" in answer) throw new Error(answer.refusal)
  return answer
}

const isMatched = (id: string) =>
  onConnection(app.database.superuser, async (client) => {
    const { rows } = await client.query(
      "select from person_list where list_id = $1 and matched_at is not null",
      [id],
    )
    return rows.length > 0
  })

const countsOf = async (id: string) => (await desk.list(id)).list.counts

describe("a list of some thousand rows", { timeout: PATIENCE }, () => {
  it("is matched once, behind short ones, and the clock does not wait for it", async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const asked: number[] = []
    const matching = makeListMatching(
      app.ground,
      {
        matchRows: async ({ added }) => {
          asked.push(added.rows.length)
          if (added.rows.length === LONG) await held
          return []
        },
      },
      (error) => {
        throw error
      },
    )
    const [list, short] = [await taken(LONG), await taken(2)]
    long = list.id
    matching.soon(communityId, list)
    matching.soon(communityId, short)
    // its rows are written first, and then that it is matched
    await until(() => isMatched(short.id))
    // by now the clock would take it for left behind
    app.setClock(instantOf(Date.parse(evening) + 20_000))
    await matching.leftBehind()
    expect(asked.toSorted((one, other) => one - other)).toEqual([2, LONG])
    expect(await countsOf(long)).toMatchObject({ rows: LONG, waiting: LONG })
    letGo()
    await matching.settled()
    expect(await countsOf(long)).toMatchObject({ rows: LONG, waiting: 0, fresh: LONG })
  })

  it("is given a thousand rows at a time, and ended so", async () => {
    const page = async (offset: number, limit?: number) => {
      const query = { id: long, show: "all", offset: String(offset), ...(limit && { limit: String(limit) }) }
      return (await desk.ask(contract.listRows, query)).body.rows as { id: string; place: number }[]
    }
    expect(await page(0)).toHaveLength(100)
    const last = await page(5000, 1000)
    expect(last.map(({ place }) => place)).toEqual(Array.from({ length: 100 }, (_, at) => 5000 + at))
    const rowIds = (await page(0, 1000)).map((row) => row.id)
    const said = { outcome: "not-living-here", reason: "查无此人", task: null }
    await desk.done(contract.endRows, { rowIds, ...said })
    expect(await countsOf(long)).toMatchObject({ ended: 1000, fresh: LONG - 1000 })
    await desk.done(contract.reopenRows, { rowIds })
    expect(await countsOf(long)).toMatchObject({ ended: 0, fresh: LONG })
  })

  it("goes back as a workbook that is written beside the server", async () => {
    const answer = await desk.client.fetch(contract.downloadReply, { query: { id: long } })
    expect(answer.status).toBe(200)
    const read = await books.readList({
      name: "回复.xlsx",
      bytes: new Uint8Array(await answer.arrayBuffer()),
    })
    if (!read.ok) throw new Error(read.refusal)
    expect(read.tables[0]?.rows).toHaveLength(LONG)
  })
})

describe("whom a list names and the register does not know", { timeout: PATIENCE }, () => {
  const missing = async () => {
    await desk.done(seekFindings, {})
    return (await desk.ask(listFindings, { kind: "missing", show: "open" })).body
  }

  it("is missing, of a long list the first two thousand", async () => {
    expect((await missing()).total).toBe(2_000)
    await desk.done(contract.takeBackList, { id: long })
    // those of the short list
    expect((await missing()).total).toBe(2)
  })

  it("is nobody's here where the address is of another area", async () => {
    const rows = ["姓名\t手机\t地址", "诸葛甲\t13911110001\t", "诸葛乙\t13911110002\t977弄1号101室"]
    const { list } = await desk.added(rows.join("\n"))
    const [here] = await desk.rows(list.id)
    const { findings } = await missing()
    const own = findings.filter(({ listId }: { listId: string }) => listId === list.id)
    expect(own.map(({ rowId }: { rowId: string }) => rowId)).toEqual([here.id])
  })
})
