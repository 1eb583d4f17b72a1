import { createHash } from "node:crypto"
import { setImmediate as nextTurn } from "node:timers/promises"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../../store/database/db.ts"
import { listRegisterPeople, listRooms } from "../../store/reconcile/register-people.ts"
import type { MatchRegister } from "./matcher.ts"

/** The register as a list to match against; the first column is the person's id. */
const registerHeader = ["id", "姓名", "身份证号", "手机", "地址", "性别"] as const

/** The register as it stands on a day, with everybody who lived here once; `key` changes when anything of it does. */
export async function readRegisterList(tx: Tx, communityId: string, on: PlainDate): Promise<MatchRegister> {
  const people = await listRegisterPeople(tx, communityId, on)
  const rooms = await listRooms(tx, communityId)
  const register = {
    list: {
      header: registerHeader,
      rows: people.map(({ id, name, idNumber, phone, door, sex }) => [id, name, idNumber, phone, door, sex]),
    },
    rooms,
    thisYear: Number(on.slice(0, 4)),
  }
  return { key: await keyOf(communityId, register), ...register }
}

/** So many records at a time: of a street's 160,000 nobody else waits for all. */
const PORTION = 4_000

async function keyOf(communityId: string, { list, rooms, thisYear }: Omit<MatchRegister, "key">) {
  const hash = createHash("sha256").update(`${communityId} ${thisYear}`)
  for (const records of [list.rows, rooms]) {
    for (let at = 0; at < records.length; at += PORTION) {
      hash.update(JSON.stringify(records.slice(at, at + PORTION)))
      if (records.length > PORTION) await nextTurn()
    }
    hash.update("\n")
  }
  return hash.digest("hex")
}
