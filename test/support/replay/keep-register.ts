import { randomUUID } from "node:crypto"
import { addHousehold, addStairwell, addStay } from "../../../src/contract/register.ts"
import { addDays, type PlainDate } from "../../../src/core/kit/dates.ts"
import type { Book, World } from "../../../src/core/world/world.ts"
import { type AtWork, readDoors } from "./people-at-work.ts"
import type { Row } from "./timeline.ts"

const tenure: Row = { 自住: "owner-occupied", 出租: "let", 空置: "vacant" }
const standing: Row = { 业主: "owner", 家属: "family", 租客: "tenant" }

/** Writes a world's register by hand on the eve of its first day: stairwells with their homes, households, people. */
export async function keepRegister(work: Omit<AtWork, "homeAt">, world: World): Promise<AtWork["homeAt"]> {
  const on = addDays(world.days[0] as PlainDate, -1)
  work.setMoment(`${on} 20:00`)
  const { staff } = work.as
  const add = (endpoint: Parameters<AtWork["tell"]>[1], body: object) =>
    work.tell(staff, endpoint, { id: randomUUID(), on, reason: "建册", ...body })
  for (const row of rowsOf(world.books.楼栋)) {
    const { 弄: lane, 号: number } = row
    await add(addStairwell, {
      lane,
      number,
      floors: Number(row["层数"]),
      doorsPerFloor: Number(row["每层户数"]),
    })
  }
  const homeAt = await readDoors(staff)
  for (const row of rowsOf(world.books.住户)) {
    await add(addHousehold, {
      ...{ dwellingId: homeAt(row["门牌"] ?? ""), tenure: tenure[row["住房类型"] ?? ""] },
      ...{ householder: row["户主"] ?? "", phone: row["联系电话"] ?? "", size: Number(row["人数"]) },
    })
  }
  for (const row of rowsOf(world.books.人员)) {
    await add(addStay, {
      ...{ dwellingId: homeAt(row["门牌"] ?? ""), name: row["姓名"], sex: row["性别"] ?? "" },
      ...{ idNumber: row["身份证号"] ?? "", phone: row["手机号"] ?? "" },
      ...{ standing: standing[row["居住身份"] ?? ""], relation: row["与户主关系"] ?? "" },
      care: row["重点关怀"] ?? "",
    })
  }
  return homeAt
}

function rowsOf(book: Book): Row[] {
  return book.rows.map((cells) =>
    Object.fromEntries(book.header.map((name, index) => [name, cells[index] ?? ""])),
  )
}
