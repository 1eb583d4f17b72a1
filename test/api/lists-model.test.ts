import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/lists.ts"
import { mayMoveRow, stateOf } from "../../src/core/reconcile/row-rules.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { matchList } from "../../src/service/reconcile/match-list.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeListsDesk, pasteOf, registered, stranger } from "../support/lists-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
type Row = any

let app: TestApp
let desk: ReturnType<typeof makeListsDesk>
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
  desk = makeListsDesk(await app.signedIn("staff"))
})
afterAll(() => app.stop())

const { missed } = registered(smallWorld.books)
const numberless = ([name = ""]: readonly string[]) => [name, "", "", "", ""]
const refusal = async (endpoint: Parameters<typeof desk.tell>[0], body: object) =>
  (await desk.tell(endpoint, body)).body.refusal
const take = async (rows: readonly (readonly string[])[]) => {
  const { list } = await desk.added(pasteOf(rows))
  return { id: list.id as string, rows: (await desk.rows(list.id)) as Row[] }
}

const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom(
      "same",
      "not-same",
      "new",
      "later",
      "undecide",
      "known",
      "wrong",
      "missed",
      "reopen",
    ),
    row: fc.nat(6),
    person: fc.nat(2),
  }),
  { minLength: 1, maxLength: 9 },
)

describe("any order of deeds", () => {
  it("leaves counts that add up, is done once, and is overturned by no matching", {
    timeout: 120_000,
  }, async () => {
    const matcher = openMatcher()
    const communityId = app.neighbourhoods?.own ?? ""
    const rows = [...missed.slice(2, 5), ...missed.slice(5, 7).map(numberless), stranger(2), stranger(3)]
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const list = await take(rows)
        const people = list.rows.flatMap(({ person }) => person?.id ?? []).slice(0, 3)
        const seen = async () =>
          ((await desk.rows(list.id)) as Row[]).map(
            ({ id, identity, identityBy, person, outcome, reason, end }) => ({
              ...{ id, identity, identityBy, personId: person?.id ?? null, outcome, reason, end },
            }),
          )
        let stand = await seen()
        const apart = new Set<string>()
        for (const { deed, row: at, person } of all) {
          const row = stand[at] as (typeof stand)[number]
          const personId = people[person] ?? null
          const { endpoint, move, body } = deedOf(deed, row.id, personId)
          const command = { commandId: randomUUID(), ...body }
          const answers = [await desk.tell(endpoint, command), await desk.tell(endpoint, command)]
          expect(answers[1]?.body).toEqual(answers[0]?.body)
          const after = await seen()
          if (move !== "reopen" && !mayMoveRow(stateOf(row), move)) {
            expect(answers[0]?.body).toMatchObject({ refusal: "row-ended" })
            expect(after).toEqual(stand)
          } else if (answers[0]?.status === 200) {
            if (deed === "not-same") apart.add(`${row.id} ${personId}`)
            if (deed === "same") apart.delete(`${row.id} ${personId}`)
            if (deed === "undecide") for (const one of people) apart.delete(`${row.id} ${one}`)
          } else {
            expect(after).toEqual(stand)
          }
          stand = after
          const { counts } = (await desk.list(list.id)).list
          const { rows: total, ...states } = counts
          expect(Object.values(states as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(
            total,
          )
          expect(counts.ended).toBe(stand.filter(({ outcome }) => outcome !== null).length)
        }
        await matchList(app.ground, communityId, list.id, matcher)
        const again = await seen()
        for (const [at, row] of again.entries()) {
          const before = stand[at] as (typeof stand)[number]
          if (before.identityBy !== null || before.outcome !== null) expect(row).toEqual(before)
          if (row.identity === "same") expect(apart.has(`${row.id} ${row.personId}`)).toBe(false)
        }
        const [first] = stand
        if (stand.every(({ outcome }) => outcome === null)) {
          await desk.done(contract.takeBackList, { id: list.id })
        } else if (first !== undefined) {
          expect(await refusal(contract.takeBackList, { id: list.id })).toBe("row-ended")
        }
      }),
      { numRuns: 8, seed: 5 },
    )
    await matcher.close()
  })
})

function deedOf(deed: string, rowId: string, personId: string | null) {
  switch (deed) {
    case "undecide":
      return { endpoint: contract.undecideRows, move: "undecide", body: { rowIds: [rowId] } } as const
    case "reopen":
      return { endpoint: contract.reopenRows, move: "reopen", body: { rowIds: [rowId] } } as const
    case "known":
    case "wrong":
    case "missed": {
      const body = { rowIds: [rowId], outcome: deed, reason: "电话核实", task: null }
      return { endpoint: contract.endRows, move: "end", body } as const
    }
    default: {
      const whom = deed === "same" || deed === "not-same" ? personId : null
      return {
        endpoint: contract.decideRows,
        move: "decide",
        body: { said: [{ rowId, is: deed, personId: whom }] },
      } as const
    }
  }
}
