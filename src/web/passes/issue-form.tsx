import { useState } from "react"
import { issuePass, listPasses } from "../../contract/passes.ts"
import { getHome } from "../../contract/register.ts"
import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import { type PassKind, passKinds } from "../../core/gate/words.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { ChoiceCards } from "../parts/choice-cards.tsx"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { type Person, personText } from "../people/person-field.tsx"
import { SimilarNote } from "../people/similar-note.tsx"

type IssueFormProps = {
  home: { readonly id: string; readonly door: string }
  onDone: (title: string, id: string) => void
}

const SOMEBODY_ELSE = ""

type Values = {
  id: string
  /** Null: nothing was chosen yet. */
  person: string | null
  name: string
  /** Null: as the person lives here. */
  kind: PassKind | null
  from: PlainDate | null
  until: PlainDate | null
}

/** Issues one pass: to one of the register's people where this account may see them, else to a name that is written. */
export function IssueForm({ home, onDone }: IssueFormProps) {
  const { t } = useWords()
  const { may } = useSession()
  const mayChoose = may("see-people")
  const { data } = useAsk(getHome, { id: home.id, on: today() }, { enabled: mayChoose })
  const people = data?.people ?? []
  const { tell, busy, refused } = useTell(issuePass, [listPasses])
  /** Whom the register knows at another door. */
  const [taken, setTaken] = useState<Person | null>(null)
  const personOf = ({ person }: Values) => person ?? people[0]?.personId ?? SOMEBODY_ELSE
  const kindOf = (typed: Values) => typed.kind ?? usualKind(people, personOf(typed))
  const { values, set, errors, props } = useForm<Values>(
    { id: newId(), person: null, name: "", kind: null, from: null, until: null },
    (typed) => errorsOf({ name: personOf(typed) === SOMEBODY_ELSE ? missing(typed.name) : undefined }),
    async (typed) => {
      if (busy) return
      const { id, from, until } = typed
      const kind = kindOf(typed)
      const person = personOf(typed)
      const who = { personId: person === SOMEBODY_ELSE ? null : person, holder: typed.name.trim() }
      const days = { ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) }
      const answer = await tell({ id, homeId: home.id, ...who, kind, ...days })
      if (!answer.ok) return
      onDone(t("passes.issued", { number: groupedPassNumber(answer.value.number) }), answer.value.id)
    },
  )
  const chosen = personOf(values)
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      {(people.length > 0 || taken !== null) && (
        <ChoiceField
          label={t("passes.who")}
          value={chosen}
          choices={[
            ...people.map((person) => ({ value: person.personId, label: person.name })),
            ...(taken === null ? [] : [{ value: taken.id, label: personText(taken) }]),
            { value: SOMEBODY_ELSE, label: t("passes.somebodyElse") },
          ]}
          onChange={(value) => set("person", value)}
        />
      )}
      {chosen === SOMEBODY_ELSE && (
        <>
          <TextField
            label={t("passes.name")}
            maxLength={60}
            autoComplete="off"
            value={values.name}
            error={errors.name && t(errors.name)}
            onChange={(value) => set("name", value)}
          />
          <SimilarNote
            typed={{ name: values.name, idNumber: "", phone: "", homeId: home.id }}
            onTake={(person) => {
              const isHere = people.some(({ personId }) => personId === person.id)
              setTaken(isHere ? null : person)
              set("person", person.id)
            }}
          />
        </>
      )}
      <ChoiceCards
        legend={t("passes.kind")}
        value={kindOf(values)}
        choices={passKinds.map((kind) => ({
          value: kind,
          label: t(`passKind.${kind}`),
          hint: t(`passes.kindHint.${kind}`),
        }))}
        onChange={(kind) => set("kind", kind)}
      />
      <DayField label={t("passes.from")} value={values.from} onChange={(day) => set("from", day)} />
      <DayField label={t("passes.until")} value={values.until} onChange={(day) => set("until", day)} />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("passes.issue")}
        </Button>
      </p>
    </form>
  )
}

function usualKind(
  people: readonly { readonly personId: string; readonly standing: string }[],
  personId: string,
): PassKind {
  return people.find((person) => person.personId === personId)?.standing === "tenant" ? "tenant" : "resident"
}
