import { type KeyboardEvent, memo, useId, useState } from "react"
import { readTypedCell, type SlotName } from "../../core/care/reading-cell.ts"
import { useWords } from "../parts/i18n.ts"
import { type SheetCell, type SheetPerson, shortDoor } from "./reading-types.ts"

type ReadingCellProps = {
  person: SheetPerson
  slot: SlotName
  cell: SheetCell
  /** What was typed and is not kept yet. */
  typed: { readonly celsius: number; readonly symptoms: string } | undefined
  refused: string | undefined
  onType: (person: SheetPerson, slot: SlotName, celsius: number, symptoms: string) => void
  onOpen: (person: SheetPerson, slot: SlotName) => void
}

/** One cell of the sheet: a number that can be corrected, or a place to type one. */
export const ReadingCellView = memo((props: ReadingCellProps) => {
  const { person, slot, cell, typed, refused, onOpen } = props
  const { t } = useWords()
  const where = { door: shortDoor(person.door), name: person.name, slot: t(`readings.slot.${slot}`) }
  if (typed !== undefined) {
    return (
      <span className="reading reading-waiting" role="status" aria-label={t("readings.waiting")}>
        {typed.celsius.toFixed(1)} …
      </span>
    )
  }
  const { reading, status, others } = cell
  if (reading === null) return <TypedCell {...props} where={where} />
  const odd = status === "fever" || status === "symptom"
  return (
    <>
      <button
        type="button"
        className={odd ? "reading reading-odd" : "reading"}
        aria-label={t("readings.correctOf", { ...where, celsius: reading.celsius.toFixed(1) })}
        title={t("readings.taken", {
          celsius: reading.celsius.toFixed(1),
          how: t(`readings.ways.${reading.how}`, { defaultValue: reading.how }),
          by: reading.by,
        })}
        onClick={() => onOpen(person, slot)}
      >
        {status === "fever" && <span aria-hidden="true">▲</span>}
        {reading.celsius.toFixed(1)}
      </button>
      <span className="reading-note small quiet">
        {t(`readings.ways.${reading.how}`, { defaultValue: reading.how })}{" "}
        <span lang="zh">
          {reading.by}
          {odd && reading.symptoms !== "无" && ` ${reading.symptoms}`}
        </span>
        {others > 0 && ` ${t("readings.others", { count: others })}`}
      </span>
      {refused && <span className="field-error">{t(`readings.refused.${refused}`)}</span>}
    </>
  )
})

function TypedCell({
  person,
  slot,
  cell,
  refused,
  onType,
  where,
}: ReadingCellProps & { where: Record<string, string> }) {
  const { t } = useWords()
  const id = useId()
  const [text, setText] = useState("")
  const [wrong, setWrong] = useState(false)
  const note = cell.status === "missing" ? t("readings.missing") : t("readings.notYet")
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") setText("")
    if (event.key !== "Enter") return
    event.preventDefault()
    const typed = text.trim() === "" ? null : readTypedCell(text)
    if (typed !== null && !typed.ok) {
      setWrong(true)
      return
    }
    // the next place is found before this one turns into its number
    focusNext(event.currentTarget)
    if (typed !== null) onType(person, slot, typed.celsius, typed.symptoms)
  }
  return (
    <span className="reading-typing">
      <span aria-hidden="true" className={cell.status === "missing" ? "reading-missing" : "reading-later"}>
        {cell.status === "missing" ? "○" : "·"}
      </span>
      <input
        className="input"
        inputMode="decimal"
        autoComplete="off"
        data-slot={slot}
        aria-label={t("readings.cell", where)}
        aria-describedby={id}
        aria-invalid={wrong || undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
      />
      <span id={id} className={wrong || refused ? "field-error" : "small quiet"}>
        {wrong ? t("readings.wrong") : refused ? t(`readings.refused.${refused}`) : note}
      </span>
    </span>
  )
}

/** Goes to the next place in the sheet's own order that is to be typed into. */
function focusNext(from: HTMLInputElement): void {
  const sheet = from.closest<HTMLElement>("[data-typing]")
  if (sheet === null) return
  const typing = sheet.dataset["typing"] ?? ""
  const all = [...sheet.querySelectorAll<HTMLInputElement>("input[data-slot]")]
  const wanted = all.filter((input) => input === from || typing.includes(input.dataset["slot"] ?? ""))
  const next = wanted[wanted.indexOf(from) + 1]
  if (next === undefined) from.blur()
  else next.focus()
}
