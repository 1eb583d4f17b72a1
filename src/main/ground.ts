import { randomBytes } from "node:crypto"
import type pg from "pg"
import { instantOf } from "../core/kit/dates.ts"
import { makeIdMaker } from "../core/kit/id.ts"
import type { Ground } from "../service/context.ts"
import { closeDb, openDb } from "../store/database/db.ts"
import { migrate } from "../store/database/migrate.ts"

/** The real ground under every use case: a database brought up to date, the clock, ids. */
export async function openGround(
  ownerConfig: pg.ClientConfig,
  appConfig: pg.ClientConfig,
): Promise<{ readonly ground: Ground; readonly close: () => Promise<void> }> {
  const ownerDb = openDb({ ...ownerConfig, max: 4 })
  const db = openDb(appConfig)
  const close = async () => {
    await Promise.all([closeDb(db), closeDb(ownerDb)])
  }
  try {
    await migrate(ownerDb)
  } catch (error) {
    await close()
    throw error
  }
  const newId = makeIdMaker(Date.now, randomBytes)
  return { ground: { db, ownerDb, newId, now: () => instantOf(Date.now()) }, close }
}
