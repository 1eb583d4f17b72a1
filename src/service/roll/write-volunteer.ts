import { bookWordOf } from "../../core/roster/roll.ts"
import { activateWorker, saveWorker } from "../../store/roster/roll-changes.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import type { SettledWorker } from "./worker-given.ts"

/** Writes a volunteer as a row of the roll's book, whose id is theirs, and beside it what that book has no column for. */
export async function writeVolunteer(
  work: DeskWork,
  id: string,
  { fields, door, bookFamily }: SettledWorker,
  joinedBy?: "paper",
): Promise<void> {
  const { tx, communityId } = work
  const cells = {
    ...{ 姓名: fields.name, 手机号: fields.phone, 门牌: door, 身份: fields.calling },
    ...{ 可值守: bookWordOf(fields.free), 同组: bookFamily },
  }
  const values = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""))
  const whom = { dwellingId: fields.homeId, personId: fields.personId }
  await writeRows(work, [{ id, form: "志愿者名册", values, ...whom }])
  await activateWorker(tx, communityId, id, {
    ...{ at: work.now(), factId: id },
    ...(joinedBy === undefined ? {} : { joinedBy }),
  })
  await saveWorker(tx, communityId, id, fields)
}
