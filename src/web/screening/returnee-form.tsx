import { useEffect, useRef, useState } from "react"
import { listPolicies } from "../../contract/access.ts"
import { listReturns, listScreenings, registerReturnee } from "../../contract/screening.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { dispositionWord, meaningOf, screeningChannels } from "../../core/quarantine/screening-words.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { DoorField } from "../people/door-field.tsx"
import { type Person, PersonField, personText } from "../people/person-field.tsx"
import { SimilarNote } from "../people/similar-note.tsx"
import { DispositionFields } from "./disposition-fields.tsx"
import { KnownNote, useKnown } from "./known-note.tsx"
import {
  checkReturnee,
  isFromKeyArea,
  proposalFor,
  proposedKeyArea,
  type ReturneeValues,
  toSend,
} from "./returnee-values.ts"
import type { Saved } from "./saved-note.tsx"
import { TravelFields } from "./travel-fields.tsx"
import { WhoFields } from "./who-fields.tsx"

type ReturneeFormProps = {
  initial: ReturneeValues
  onSaved: (saved: Saved, values: ReturneeValues) => void
}

/** Registers somebody who comes back: found while typing, proposed for by the rule, saved by Enter. */
export function ReturneeForm({ initial, onSaved }: ReturneeFormProps) {
  const { data, error } = useAsk(listPolicies, undefined, { live: true })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  // the contract leaves the value's shape to the rule
  return <Fields initial={initial} onSaved={onSaved} policies={data.policies as Policy[]} />
}

function Fields({ initial, onSaved, policies }: ReturneeFormProps & { policies: readonly Policy[] }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(registerReturnee, [listScreenings, listReturns])
  const [onPaper, setOnPaper] = useState(initial.paperDay !== null)
  const form = useForm<ReturneeValues>(initial, checkReturnee, async (values) => {
    if (busy) return
    const answer = await tell(toSend(values, policies, today()))
    if (!answer.ok) {
      if (answer.field !== undefined && answer.field in values) {
        form.refuse({ [answer.field]: `refusal.${answer.refusal}.what` })
      }
      return
    }
    const disposition = values.disposition ?? proposalFor(values, policies, today()).disposition
    const who =
      values.person === null ? `${values.name} · ${values.home?.door ?? ""}` : personText(values.person)
    onSaved({ ...answer.value, who, disposition }, values)
  })
  const { values, set, errors, props } = form
  const known = useKnown(values)
  const proposal = proposalFor(values, policies, today())
  const isStarted = values.person !== null || values.isNew
  const standing = meaningOf(dispositionWord, known?.earlier[0]?.disposition ?? "")
  useFocusOn(props.ref, values.person)
  const choose = (person: Person | null) => {
    set("person", person)
    set("isNew", false)
    if (person?.homeId && person.door) set("home", { id: person.homeId, door: person.door })
    else if (person === null) set("home", initial.home)
  }
  return (
    <form {...props} className="screening-form">
      <div className="screening-fields">
        <ChoiceRow
          legend={t("screening.channel")}
          value={values.channel}
          choices={screeningChannels.map((value) => ({ value, label: t(`screening.channels.${value}`) }))}
          onChange={(value) => set("channel", value)}
        />
        <PersonField
          label={t("screening.who")}
          autoFocus
          chosen={values.person}
          onChoose={choose}
          onNew={(typed) => {
            set("isNew", true)
            // what was typed to find somebody is a name only where it is written like one
            set("name", /\p{Script=Han}/u.test(typed) ? typed : "")
          }}
        />
        {isStarted && (
          <>
            <WhoFields
              ask={values.person === null ? ["name", "idNumber", "phone"] : missingOf(values.person)}
              values={values}
              errors={errors}
              onChange={set}
            />
            {values.person === null && (
              <SimilarNote typed={{ ...values, homeId: values.home?.id ?? null }} onTake={choose} />
            )}
            <KnownNote known={known} />
            <DoorField
              label={t("screening.door")}
              error={errors.home && t(errors.home)}
              chosen={values.home}
              onChoose={(home) => set("home", home)}
            />
            <TravelFields
              form={form}
              isFromKeyArea={isFromKeyArea(values, policies, today())}
              proposedArea={proposedKeyArea(values, policies, today())}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={onPaper}
                onChange={(event) => {
                  setOnPaper(event.target.checked)
                  set("paperDay", event.target.checked ? today() : null)
                }}
              />
              {t("screening.onPaper")}
            </label>
            {onPaper && (
              <div className="screening-pair">
                <DayField
                  label={t("screening.paperDay")}
                  value={values.paperDay}
                  onChange={(day) => set("paperDay", day)}
                />
                <TextField
                  label={t("screening.paperClock")}
                  autoComplete="off"
                  maxLength={5}
                  value={values.paperClock}
                  error={errors.paperClock && t(errors.paperClock)}
                  onChange={(text) => set("paperClock", text)}
                />
              </div>
            )}
          </>
        )}
      </div>
      {isStarted && (
        <div className="screening-decision">
          <DispositionFields
            proposal={proposal}
            standing={standing}
            value={values.disposition}
            reason={values.reason}
            reasonError={errors.reason && t(errors.reason)}
            onChange={(value) => set("disposition", value)}
            onReason={(text) => set("reason", text)}
          />
          {refused && <ErrorNote refusal={refused.refusal} />}
          <p>
            <Button kind="main" type="submit" busy={busy}>
              {t("screening.save")}
            </Button>
          </p>
        </div>
      )}
    </form>
  )
}

/** What the register lacks of somebody. */
function missingOf({ idNumber, phone }: Person): readonly ("idNumber" | "phone")[] {
  return [...(idNumber === "" ? (["idNumber"] as const) : []), ...(phone === "" ? (["phone"] as const) : [])]
}

/** Whoever is chosen and has a home is asked next where they come from: the hands stay on the keys. */
function useFocusOn(form: React.RefObject<HTMLFormElement | null>, person: Person | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const id = person?.id ?? null
    if (id !== null && id !== before.current && person?.homeId) {
      form.current?.querySelector<HTMLElement>("[data-field=from] input")?.focus()
    }
    before.current = id
  }, [form, person])
}
