import * as contract from "../../contract/shifts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { SetUp } from "./set-up.ts"

type Values = {
  heads: string
  leads: string
  skill: string
  weekdays: readonly number[]
  from: PlainDate | null
  /** Null: from then on. */
  until: PlainDate | null
}

const week = [0, 1, 2, 3, 4, 5, 6] as const

/** How many are wanted at a post in some hours, on which weekdays, from which day on. */
export function DemandForm({
  setUp,
  place,
  onDone,
}: {
  setUp: SetUp
  place: { postId: string; hoursId: string }
  onDone: () => void
}) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(contract.setDemand, [
    contract.readShiftSetUp,
    contract.readShiftWeek,
  ])
  const known = setUp.demands.find(
    ({ postId, hoursId }) => postId === place.postId && hoursId === place.hoursId,
  )
  const form = useForm<Values>(
    {
      heads: String(known?.heads ?? 3),
      leads: String(known?.leads ?? 1),
      skill: known?.skill ?? "",
      weekdays: week,
      from: today(),
      until: null,
    },
    ({ heads, leads, weekdays, from, until }) => ({
      ...(isCount(heads) ? {} : { heads: "form.required" }),
      ...(isCount(leads) ? {} : { leads: "form.required" }),
      ...(Number(leads) > Number(heads) ? { leads: "shiftSetUp.leadsError" } : {}),
      ...(weekdays.length > 0 ? {} : { weekdays: "shiftSetUp.daysError" }),
      ...(from === null ? { from: "form.day" } : {}),
      ...(from !== null && until !== null && until < from ? { until: "shiftSetUp.untilError" } : {}),
    }),
    async ({ heads, leads, skill, weekdays, from, until }) => {
      if (from === null) return
      const wanted = { heads: Number(heads), leads: Number(leads), skill: skill.trim() || null }
      if ((await tell({ ...place, ...wanted, weekdays: [...weekdays], from, until })).ok) onDone()
    },
  )
  const { values, set, errors } = form
  const nameOf = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((each) => each.id === id)?.name ?? ""
  const said = (key: string | undefined) => (key === undefined ? undefined : t(key))
  return (
    <form className="form set-up-form" {...form.props}>
      <h3>
        {t("shiftSetUp.changeTitle", {
          post: nameOf(setUp.posts, place.postId),
          hours: nameOf(setUp.hours, place.hoursId),
        })}
      </h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="form-pair">
        <TextField
          label={t("shiftSetUp.heads")}
          inputMode="numeric"
          autoFocus
          value={values.heads}
          error={said(errors.heads)}
          onChange={(value) => set("heads", value)}
        />
        <TextField
          label={t("shiftSetUp.leads")}
          inputMode="numeric"
          value={values.leads}
          error={said(errors.leads)}
          onChange={(value) => set("leads", value)}
        />
      </div>
      <TextField
        label={t("shiftSetUp.skill")}
        maxLength={20}
        autoComplete="off"
        value={values.skill}
        onChange={(value) => set("skill", value)}
      />
      <fieldset className="set-up-days">
        <legend>{t("shiftSetUp.weekdays")}</legend>
        {week.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={values.weekdays.includes(day)}
              onChange={({ target }) =>
                set(
                  "weekdays",
                  week.filter((each) => (each === day ? target.checked : values.weekdays.includes(each))),
                )
              }
            />
            {t(`shiftSetUp.weekday.${day}`)}
          </label>
        ))}
        {errors.weekdays && <p className="field-error">{t(errors.weekdays)}</p>}
      </fieldset>
      <div className="form-pair">
        <DayField
          label={t("shiftSetUp.from")}
          value={values.from}
          error={said(errors.from)}
          onChange={(day) => set("from", day)}
        />
        <DayField
          label={t("shiftSetUp.until")}
          value={values.until}
          error={said(errors.until)}
          onChange={(day) => set("until", day)}
        />
      </div>
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("shiftSetUp.save")}
        </Button>
      </p>
    </form>
  )
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim()) && Number(text) <= 50
}
