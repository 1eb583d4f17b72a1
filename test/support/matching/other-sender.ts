import { createRandom } from "../../../src/core/kit/random.ts"
import type { NeighbourhoodLike } from "./neighbourhood-like.ts"
import type { Written } from "./written.ts"

/** What other offices call the same columns. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  姓名: ["姓名", "居民姓名", "人员姓名", "成员姓名", "名字"],
  性别: ["性别", "性别（男/女）"],
  证件号码: ["身份证号", "公民身份号码", "证件号", "身份证号码"],
  证件后四位: ["身份证后四位", "身份证后4位", "证件号后四位"],
  出生日期: ["出生年月日", "生日", "出生年月"],
  年龄或出生: ["年龄", "出生年月/年龄"],
  与户主关系: ["与户主关系", "家庭关系", "关系"],
  居住地址: ["现住址", "居住地址", "家庭住址", "地址"],
  住址: ["门牌", "住址", "详细地址"],
  到访地址: ["住址", "到访地址", "楼号室号"],
  联系电话: ["手机号码", "联系方式", "本人电话", "电话"],
  手机号: ["手机", "联系电话", "移动电话"],
  电话: ["联系方式", "手机号", "电话号码"],
  登记时间: ["登记时间", "进入时间", "时间"],
}

/** The same lists as other offices would write them: other headers, columns in another order, one more that says nothing. */
export function fromOtherSenders(lists: NeighbourhoodLike, seed: number): NeighbourhoodLike {
  const random = createRandom(seed, "other-sender")
  const rewrite = ({ header, rows, personOf }: Written): Written => {
    const order = random.shuffle(header.slice(1).map((_, at) => at + 1))
    const called = order.map((at) => {
      const name = header[at] ?? ""
      return random.pick(CALLED[name] ?? [name])
    })
    return {
      header: ["序号", ...called, "核查情况"],
      rows: rows.map((row) => [
        row[0] ?? "",
        ...order.map((at) => row[at] ?? ""),
        random.pick(["", "已核", "未核"]),
      ]),
      personOf,
    }
  }
  return {
    rooms: lists.rooms,
    register: rewrite(lists.register),
    survey: rewrite(lists.survey),
    gate: rewrite(lists.gate),
    pushed: rewrite(lists.pushed),
  }
}
