import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { generateWorld } from "../../src/core/world/world.ts"
import { makeNeighbourhood } from "../../src/service/access/make-neighbourhood.ts"
import type { Context } from "../../src/service/context.ts"
import { erase } from "../../src/service/erasure/erase.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { insertAccount } from "../../src/store/access/accounts.ts"
import { destroyBackupKeys, makeBackupKey } from "../../src/store/backup/backup-keys.ts"
import { makeBackup } from "../../src/store/backup/make-backup.ts"
import { checkBackup } from "../../src/store/backup/restore-backup.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { scanBytes } from "../support/byte-scan.ts"
import { type OwnCluster, startOwnCluster } from "../support/own-cluster.ts"
import { dayTables, plantDay } from "../support/plant-day.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { findSubject, type Subject } from "../support/subject.ts"

const world = generateWorld({ seed: 7, homes: 96 })
let cluster: OwnCluster
let context: Context

beforeAll(async () => {
  cluster = await startOwnCluster()
  const { ground } = cluster
  const [communityId, accountId] = [ground.newId(), ground.newId()]
  context = { ...ground, communityId, accountId, role: "head" }
  await inNeighbourhood(ground.db, communityId, async (tx) => {
    await makeNeighbourhood(tx, ground, { communityId, name: "守望里", demonstration: false })
    await insertAccount(tx, {
      ...{ community_id: communityId, account_id: accountId, login: "head", name: "主任", role: "head" },
      ...{ password_hash: "", language: "zh", made_at: ground.now() },
    })
  })
})
afterAll(async () => {
  await cluster.stop()
})

const importAll = () => importBooks(context, context.newId(), sheetsOf(world.books))
const summaries = () => Promise.all(world.days.map((day) => getSummary(context, day)))
const traces = ({ name, idNumber, phone }: Subject) => [name, idNumber, phone]
const filesOf = async (needles: readonly string[]) =>
  Object.values(await scanBytes(cluster.dataDir, needles)).map((files) => files.length)

describe("the bytes below the data directory", () => {
  it("hold a person before the deletion and nowhere after it, also once their books are read again", async () => {
    await importAll()
    const subject = await findSubject(context)
    const others = await findSubject(context, subject)
    const before = await summaries()
    expect(before).toEqual(world.truth)
    await plantDay(cluster.ground.ownerDb, context.communityId, subject)
    await cluster.ground.ownerDb.pool.query("analyze")
    await cluster.ground.ownerDb.pool.query("checkpoint")
    const held = await scanBytes(cluster.dataDir, traces(subject))
    for (const files of Object.values(held)) {
      expect(files.some((file) => file.includes("pg_wal"))).toBe(true)
      expect(files.some((file) => file.includes("base"))).toBe(true)
    }
    const done = await erase(context, {
      ...{ commandId: context.newId(), scope: "subject", personId: subject.personId },
      reason: `${subject.name}(${subject.phone})要求删除`,
    })
    expect(done).toMatchObject({ removal: "removed" })
    expect(await filesOf(traces(subject))).toEqual([0, 0, 0])
    expect((await filesOf(traces(others))).every((files) => files > 0)).toBe(true)
    expect(await summaries()).toEqual(before)

    await importAll()
    expect(await summaries()).toEqual(before)
    await cluster.ground.ownerDb.pool.query("checkpoint")
    expect(await filesOf(traces(subject))).toEqual([0, 0, 0])
  })

  it("hold nobody after the campaign was deleted, and the sums of every day are there", async () => {
    const subject = await findSubject(context)
    await plantDay(cluster.ground.ownerDb, context.communityId, subject)
    await cluster.ground.ownerDb.pool.query("checkpoint")
    const before = await summaries()
    const refused = await erase(context, {
      ...{ commandId: context.newId(), scope: "campaign", confirm: "别处", reason: "结束" },
    })
    expect(refused).toMatchObject({ refusal: "not-confirmed" })
    const people = await inNeighbourhood(context.db, context.communityId, (tx) =>
      tx.query.selectFrom("person_identity").select(["name", "id_number", "phone"]).execute(),
    )
    const needles = [...new Set(people.flatMap((row) => [row.name, row.id_number, row.phone]))].filter(
      (needle) => needle.length > 2,
    )
    expect((await filesOf(traces(subject))).every((files) => files > 0)).toBe(true)
    const { dataDir, ground } = cluster
    const backup = join(dataDir, "before.backup")
    const key = await makeBackupKey(dataDir, ground.now())
    await makeBackup(ground.ownerDb, backup, { kind: "key", key }, ground.now())
    expect(await checkBackup(backup, { dataDir })).toMatchObject({ ok: true })
    const done = await erase(
      context,
      { commandId: context.newId(), scope: "campaign", confirm: "守望里", reason: "结束" },
      { destroyBackupKeys: (upTo) => destroyBackupKeys(dataDir, upTo) },
    )
    expect(done).toMatchObject({ removal: "removed", counts: { "backup-keys": 1 } })
    expect(await checkBackup(backup, { dataDir })).toEqual({ ok: false, refusal: "key-gone" })
    for (const table of dayTables) {
      const { rowCount } = await ground.ownerDb.pool.query(`select from ${table}`)
      expect([table, rowCount]).toEqual([table, 0])
    }
    // the unreadable backup lies among the files looked through
    const left = await scanBytes(dataDir, needles)
    expect(Object.entries(left).filter(([, files]) => files.length > 0)).toEqual([])
    expect(await summaries()).toEqual(before.map((summary) => ({ ...summary, 隔离分布: {} })))
  })
})
