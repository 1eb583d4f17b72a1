import { useEffect, useState } from "react"
import { listLetHomes, listScreenings, screenTenant } from "../../contract/screening.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { type ScreeningChannel, screeningChannels } from "../../core/quarantine/screening-words.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { dayText } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { type Person, personText } from "../people/person-field.tsx"
import { SimilarNote } from "../people/similar-note.tsx"
import type { LetHome } from "./coverage.ts"
import type { Saved } from "./saved-note.tsx"
import { WhoFields } from "./who-fields.tsx"

/** Where a tenant was over the holiday, as the book has it. */
const whereabouts = { here: "一直在沪", back: "已返沪", away: "在外地" } as const
type Whereabouts = keyof typeof whereabouts

const SOMEBODY_NEW = "new"

type TenantFormProps = {
  home: LetHome
  channel: ScreeningChannel
  onChannel: (channel: ScreeningChannel) => void
  onSaved: (saved: Saved) => void
  /** Another tenant was screened just before. */
  goesOn: boolean
}

/** Screens one tenant of a home: who, whose home it is, where they were. */
export function TenantForm({ home, channel, onChannel, onSaved, goesOn }: TenantFormProps) {
  const { t, language } = useWords()
  const { tell, busy, refused } = useTell(screenTenant, [listLetHomes, listScreenings])
  const [id] = useState(newId)
  /** Whom the register knows, at another door or nowhere. */
  const [taken, setTaken] = useState<Person | null>(null)
  const waiting = home.tenants.find((tenant) => tenant.screenedOn === null)
  const form = useForm(
    {
      ...{ who: waiting?.personId ?? SOMEBODY_NEW, name: "", idNumber: "", phone: "", landlord: "" },
      ...{ where: "here" as Whereabouts, place: "" },
    },
    ({ who, name }) => errorsOf({ name: who === SOMEBODY_NEW ? missing(name) : undefined }),
    async ({ who, name, idNumber, phone, landlord, where, place }) => {
      if (busy) return
      const isNew = who === SOMEBODY_NEW
      const said = isNew ? { name, idNumber, phone } : { name: "", idNumber: "", phone: "" }
      const told = [whereabouts[where], place.trim()].filter((part) => part !== "").join(" ")
      const answer = await tell({
        ...{ id, channel, personId: isNew ? null : who, ...said },
        ...{ homeId: home.homeId, landlord, whereabouts: told },
      })
      if (!answer.ok) return
      const known = home.tenants.find((tenant) => tenant.personId === who)
      onSaved({
        ...{ id, personId: answer.value.personId, caseId: null, joined: answer.value.joined },
        ...{ who: `${known?.name ?? taken?.name ?? name} · ${home.door}`, disposition: null },
      })
    },
  )
  const { values, set, errors, props } = form
  useEffect(() => {
    // after one home the hands stay on the keys of the next
    if (goesOn) props.ref.current?.querySelector<HTMLElement>("input:checked")?.focus()
  }, [goesOn, props.ref])
  const screened = (day: string | null) => {
    const on = day === null ? null : parsePlainDate(day)
    return on === null ? "" : t("screening.screenedOn", { day: dayText(on, language) })
  }
  return (
    <form {...props} className="form">
      <ChoiceRow
        legend={t("screening.tenant")}
        value={values.who}
        choices={[
          ...home.tenants.map(({ personId, name, screenedOn }) => ({
            value: personId,
            label: `${name}${screened(screenedOn)}`,
          })),
          ...(taken === null ? [] : [{ value: taken.id, label: personText(taken) }]),
          { value: SOMEBODY_NEW, label: t("screening.newTenant") },
        ]}
        onChange={(who) => set("who", who)}
      />
      {values.who === SOMEBODY_NEW && (
        <>
          <WhoFields ask={["name", "idNumber", "phone"]} values={values} errors={errors} onChange={set} />
          <SimilarNote
            typed={{ ...values, homeId: home.homeId }}
            onTake={(person) => {
              const isHere = home.tenants.some(({ personId }) => personId === person.id)
              setTaken(isHere ? null : person)
              set("who", person.id)
            }}
          />
        </>
      )}
      <ChoiceRow
        legend={t("screening.whereabouts")}
        value={values.where}
        choices={(Object.keys(whereabouts) as Whereabouts[]).map((value) => ({
          value,
          label: t(`screening.where.${value}`),
        }))}
        onChange={(where) => set("where", where)}
      />
      {values.where !== "here" && (
        <TextField
          label={t("screening.place")}
          maxLength={40}
          autoComplete="off"
          value={values.place}
          onChange={(text) => set("place", text)}
        />
      )}
      <TextField
        label={t("screening.landlord")}
        maxLength={60}
        autoComplete="off"
        value={values.landlord}
        onChange={(text) => set("landlord", text)}
      />
      <ChoiceRow
        legend={t("screening.channel")}
        value={channel}
        choices={screeningChannels.map((value) => ({ value, label: t(`screening.channels.${value}`) }))}
        onChange={onChannel}
      />
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("screening.saveTenant")}
        </Button>
      </p>
    </form>
  )
}
