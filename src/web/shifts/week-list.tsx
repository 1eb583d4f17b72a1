import "./week-list.css"
import { dayWithWeekday } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { hoursText, stateTexts } from "./say-week.ts"
import { isShift, type WeekState } from "./week-state.ts"

/** The week on a phone: day by day, to read. */
export function WeekList({ state }: { state: WeekState }) {
  const say = useWords()
  const { t, language } = say
  const cells = [...state.cells.values()]
  return (
    <div className="week-list">
      <p className="quiet">{t("shifts.readOnly")}</p>
      {state.days.map((date, day) => (
        <section key={date}>
          <h2>{dayWithWeekday(date, language)}</h2>
          <dl>
            {cells
              .filter((cell) => cell.day === day && isShift(cell))
              .map((cell) => (
                <div key={cell.key}>
                  <dt>
                    {cell.post.name} {cell.hours.name} <small>{hoursText(cell.hours)}</small>
                  </dt>
                  <dd>
                    {[
                      ...cell.rows.map((row) => state.units.find((unit) => unit.row === row)?.name ?? ""),
                      ...cell.stood.map(({ workerId }) => state.nameOf(workerId)),
                    ].join(t("shifts.and"))}{" "}
                    <strong>{stateTexts(cell, say).join(" ")}</strong>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
