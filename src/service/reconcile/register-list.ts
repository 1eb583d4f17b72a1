import type { PlainDate } from "../../core/kit/dates.ts"
import { type Db, inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getRegisterMark } from "../../store/reconcile/register-mark.ts"
import { listRegisterPeople, listRooms } from "../../store/reconcile/register-people.ts"
import type { MatchRegister, RegisterList } from "./matcher.ts"

/** The register as a list to match against; the first column is the person's id. */
const registerHeader = ["id", "姓名", "身份证号", "手机", "地址", "性别"] as const

/** The state of the register as lists are held against it; who lives here is another question on another day. */
export async function readRegisterMark(tx: Tx, communityId: string, on: PlainDate): Promise<string> {
  return `${on} ${await getRegisterMark(tx, communityId)}`
}

/** The register as it stands on a day, with everybody who lived here once, read at once. */
export async function readRegisterList(
  tx: Tx,
  communityId: string,
  on: PlainDate,
): Promise<MatchRegister & RegisterList> {
  // read first: what changes meanwhile is read again
  const key = await keyOf(tx, communityId, on)
  const read = await readWhole(tx, communityId, on)
  return { key, ...read, whole: () => Promise.resolve(read) }
}

/** The same, read in a transaction of its own once somebody has to have it. */
export async function registerAsIs(
  tx: Tx,
  db: Db,
  communityId: string,
  on: PlainDate,
): Promise<MatchRegister> {
  return {
    key: await keyOf(tx, communityId, on),
    whole: () => inNeighbourhood(db, communityId, (own) => readWhole(own, communityId, on)),
  }
}

async function keyOf(tx: Tx, communityId: string, on: PlainDate): Promise<string> {
  return `${communityId} ${await readRegisterMark(tx, communityId, on)}`
}

async function readWhole(tx: Tx, communityId: string, on: PlainDate): Promise<RegisterList> {
  const people = await listRegisterPeople(tx, communityId, on)
  return {
    list: {
      header: registerHeader,
      rows: people.map(({ id, name, idNumber, phone, door, sex }) => [id, name, idNumber, phone, door, sex]),
    },
    rooms: await listRooms(tx, communityId),
    thisYear: Number(on.slice(0, 4)),
  }
}
