import type { FormName } from "../forms/form-name.ts"
import { createRandom, type Random } from "../kit/random.ts"
import { eachForm } from "./each-form.ts"
import type { Book, Books } from "./world.ts"

export type DamageKind = "unknown door" | "impossible time" | "temperature out of range" | "unknown option"

/** One damaged row: `index` counts the book's rows from 0. */
export type Damage = {
  readonly form: FormName
  readonly index: number
  readonly column: string
  readonly kind: DamageKind
}

type Spot = { readonly column: string; readonly kind: DamageKind }

const spot = (kind: DamageKind, ...columns: string[]): Spot[] => columns.map((column) => ({ column, kind }))
const door = spot("unknown door", "门牌")
const time = spot("impossible time", "时间")
const temperature = spot("temperature out of range", "体温")

/**
 * Where a row of each book can be spoilt so that it must be refused; the register and the roll are left
 * whole.
 */
const spots: Readonly<Record<FormName, readonly Spot[]>> = {
  楼栋: [],
  住户: [],
  人员: [],
  志愿者名册: [],
  返沪人员登记: [
    ...door,
    ...spot("impossible time", "登记时间", "抵沪日期"),
    ...spot("unknown option", "登记方式"),
  ],
  租客排查: [...door, ...spot("impossible time", "登记时间")],
  居家隔离台账: [
    ...door,
    ...spot("impossible time", "抵沪日期", "建档日期", "应解除日期"),
    ...spot("unknown option", "结束原因"),
  ],
  健康监测: [...door, ...spot("impossible time", "日期"), ...temperature, ...spot("unknown option", "时段")],
  三人小组上门: [...door, ...time],
  生活需求: [...door, ...time],
  隔离户垃圾收运: [...door, ...time],
  门岗登记: [...door, ...time, ...temperature, ...spot("unknown option", "方向", "结果")],
  通行证发放: [...door, ...spot("impossible time", "发放时间")],
  来电记录: [...door, ...time, ...spot("unknown option", "状态")],
  口罩预约: [...door, ...spot("impossible time", "登记时间"), ...spot("unknown option", "结果")],
  物资台账: [...time, ...spot("unknown option", "方向")],
  值班签到: spot("impossible time", "日期", "签到", "签退"),
  消毒记录: time,
  卡点检查: [...time, ...spot("unknown option", "结果")],
}

/**
 * Spoils a share (0–1) of the rows of every book of facts, each in one cell by which it must be refused,
 * and says
 * which. The books given stay as they are.
 */
export function damageRows(
  books: Books,
  options: { readonly seed: number; readonly share: number },
): { readonly books: Books; readonly damaged: readonly Damage[] } {
  const random = createRandom(options.seed, "damage")
  const damaged: Damage[] = []
  const spoilt = eachForm((form) => {
    const book = books[form]
    const rows = book.rows.map((row, index) => {
      if (spots[form].length === 0 || !random.chance(options.share)) return row
      // An empty cell says nothing that could be wrong.
      const open = spots[form].filter(({ column }) => row[book.header.indexOf(column)])
      if (open.length === 0) return row
      const { column, kind } = random.pick(open)
      damaged.push({ form, index, column, kind })
      return spoil(book, row, column, kind, random)
    })
    return { ...book, rows }
  })
  return { books: spoilt, damaged }
}

function spoil(
  book: Book,
  row: readonly string[],
  column: string,
  kind: DamageKind,
  random: Random,
): string[] {
  const at = book.header.indexOf(column)
  const cells = [...row]
  cells[at] = wrong(row[at] ?? "", kind, random)
  return cells
}

function wrong(right: string, kind: DamageKind, random: Random): string {
  switch (kind) {
    case "unknown door":
      return random.pick([
        right.replace(/号\d+室/, "号9901室"),
        right.replace(/弄\d+号/, "弄9999号"),
        "保安亭旁边",
      ])
    case "impossible time":
      return random.pick([right.replace(/-\d\d-\d\d/, "-02-30"), right.replace(/-\d\d-/, "-13-"), "昨天下午"])
    case "temperature out of range":
      return random.pick(["365", "33.9", "43.1", "3.65", "0"])
    case "unknown option":
      return random.pick(["不详", "待定"])
  }
}
