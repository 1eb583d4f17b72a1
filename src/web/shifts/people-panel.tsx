import { useState } from "react"
import { NEAR_SHARE } from "../../core/roster/weigh-weeks.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { LeadMark } from "./lead-mark.tsx"
import type { Held } from "./use-held.ts"
import { usePointerDrag } from "./week-board.tsx"
import type { Unit, WeekState } from "./week-state.ts"

/** Coverage, and of everybody by name how near they are to the same share, and whether they get their rest. */
export function PeoplePanel({ state, held }: { state: WeekState; held: Held }) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const shown = state.units.filter(({ name, isUnseen }) => !isUnseen && name.includes(text.trim()))
  const most = Math.max(
    1,
    ...state.units.map(({ fatigue }) => Math.max(fatigue?.taken ?? 0, 2 * (fatigue?.fairShare ?? 0))),
  )
  return (
    <section className="week-people no-print" aria-label={t("shifts.people")}>
      <Coverage cover={state.cover} />
      <h2>{t("shifts.people")}</h2>
      <p className="quiet week-small">{t("shifts.peopleHint")}</p>
      <TextField label={t("shifts.find")} autoComplete="off" maxLength={20} value={text} onChange={setText} />
      {/* nothing in it can be reached by key while it is looked at only */}
      <ul className="week-units" aria-label={t("shifts.people")} tabIndex={held.isFixed ? 0 : undefined}>
        {shown.map((unit) => (
          <UnitLine key={unit.row} unit={unit} held={held} most={most} />
        ))}
      </ul>
    </section>
  )
}

/** What is over is told apart: nobody can be found for it any more. */
function Coverage({ cover: { toCome, over } }: Pick<WeekState, "cover">) {
  const { t } = useWords()
  return (
    <p className="week-coverage">
      {(toCome.wanted > 0 || over.wanted === 0) && (
        <>
          <strong>{t(over.wanted === 0 ? "shifts.coverage" : "shifts.coverageToCome", { ...toCome })}</strong>
          <span>
            {toCome.gaps === 0 ? t("shifts.coverageFull") : t("shifts.coverageGaps", { count: toCome.gaps })}
          </span>
        </>
      )}
      {over.wanted > 0 && <span className="quiet">{t("shifts.coverageOver", { ...over })}</span>}
    </p>
  )
}

function UnitLine({ unit, held, most }: { unit: Unit; held: Held; most: number }) {
  const { t } = useWords()
  const pointer = usePointerDrag(held, unit.row, null)
  const { fatigue, rest } = unit
  const isHeld = held.holding?.row === unit.row && held.holding.from === null
  return (
    <li>
      <button
        type="button"
        disabled={held.isFixed}
        className={`week-name ${isHeld ? "week-name-held" : ""}`}
        aria-label={t("shifts.chipPool", { names: unit.name, count: unit.turns })}
        aria-pressed={isHeld}
        {...pointer}
        onClick={(event) => {
          if (event.detail > 0 && held.hasDragged()) return
          held.pickUp(unit.row, null)
        }}
      >
        {unit.name}
        {unit.isLead && <LeadMark />}
      </button>
      <span className="week-unit-turns">{t("shifts.turns", { count: unit.turns })}</span>
      {fatigue !== null && (
        <span className="week-share" role="img" aria-label={t(`shifts.share.${shareOf(fatigue)}`)}>
          <span className="week-share-bar" style={{ width: `${(100 * fatigue.taken) / most}%` }} />
          <i style={{ left: `${(100 * fatigue.fairShare) / most}%` }} />
        </span>
      )}
      {rest !== null && rest.level !== "rested" && (
        <span className={`week-rest week-rest-${rest.level}`}>
          {t(`shifts.rest.${rest.level}`)}
          {rest.signs
            .filter(({ level }) => level === rest.level)
            .map(({ what, reached }) => ` ${t(`shifts.restOf.${what}`, { count: Math.round(reached) })}`)
            .join(t("shifts.and"))}
        </span>
      )}
    </li>
  )
}

function shareOf({ taken, fairShare }: NonNullable<Unit["fatigue"]>): "less" | "even" | "more" {
  const away = taken - fairShare
  return Math.abs(away) <= NEAR_SHARE ? "even" : away < 0 ? "less" : "more"
}
