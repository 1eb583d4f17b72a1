import type { ReactNode } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { fullDayText } from "../parts/days.ts"
import type { Printed } from "./case-type.ts"

/** Papers are Chinese in every language of the screens. */
export function day(text: string): string {
  return fullDayText(text as PlainDate, "zh")
}

export function PaperHead({ title, english, about }: { title: string; english: string; about: Printed }) {
  return (
    <header className="case-sheet-head">
      <h2>{title}</h2>
      <p lang="en">{english}</p>
      <p>{about.neighbourhood}</p>
    </header>
  )
}

/** Longer texts take the whole width. */
const LONG = 22

/** `wide`: it takes the whole width, however short it is. */
export type PaperField = readonly [name: string, value: string, wide?: "wide"]

/** Named fields in two columns; an empty one is a line to write on. */
export function PaperFields({ fields }: { fields: readonly PaperField[] }) {
  return (
    <dl className="case-sheet-fields">
      {fields.map(([name, value, wide]) => (
        <div key={name} className={wide === "wide" || value.length > LONG ? "case-sheet-wide" : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function personFields(about: Printed): PaperField[] {
  return [
    ["姓名", about.name],
    ["性别", about.sex],
    ["证件号码", about.idNumber],
    ["联系电话", about.phone],
    ["居住地址", about.door],
    ["来自", about.origin],
    ["抵沪日期", day(about.arrivedOn)],
    ["所在单位", ""],
    ["单位联系人、电话", "", "wide"],
  ]
}

/** Lines to sign on. */
export function PaperSigns({ children }: { children: ReactNode }) {
  return <div className="case-sheet-signs">{children}</div>
}

export function Sign({ who, name = "" }: { who: string; name?: string }) {
  return (
    <p>
      <span>{who}</span>
      <span className="case-sheet-line">{name}</span>
    </p>
  )
}
