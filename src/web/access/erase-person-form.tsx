import { useState } from "react"
import { erase, listErasures } from "../../contract/access.ts"
import { getHome } from "../../contract/register.ts"
import { HomeField } from "../app/home-field.tsx"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

const empty = { personId: "", reason: "", word: "" }

/** Deletes one person's data: the home they live or lived in, who, why, and a typed word. */
export function ErasePersonForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const [homeId, setHomeId] = useState<string | null>(null)
  const people = usePeople(homeId)
  const { tell, busy, refused } = useTell(erase, [listErasures, getHome])
  const { values, set, errors, props, clear } = useForm(
    empty,
    ({ personId, reason, word }) =>
      errorsOf({
        personId: missing(personId),
        reason: missing(reason),
        word: word.trim() === t("erasures.word") ? undefined : "erasures.typeWordError",
      }),
    async ({ personId, reason }) => {
      if (busy) return
      const answer = await tell({ scope: "subject", personId, reason })
      if (!answer.ok) return
      clear()
      setHomeId(null)
      onDone()
    },
  )
  return (
    <form {...props} className="form">
      <h2>{t("erasures.person")}</h2>
      <p className="quiet">{t("erasures.personHint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <HomeField
        label={t("erasures.door")}
        hint={t("erasures.doorHint")}
        error={errors.personId && homeId === null ? t(errors.personId) : undefined}
        onChoose={(home) => {
          setHomeId(home?.id ?? null)
          set("personId", "")
        }}
      />
      {homeId !== null && (
        <ChoiceField
          label={t("erasures.who")}
          value={values.personId}
          error={errors.personId && t(errors.personId)}
          choices={[{ value: "", label: t("erasures.choose") }, ...people]}
          onChange={(personId) => set("personId", personId)}
        />
      )}
      <LongTextField
        label={t("erasures.reason")}
        hint={t("erasures.reasonHint")}
        maxLength={400}
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(value) => set("reason", value)}
      />
      <TextField
        label={t("erasures.typeWord")}
        autoComplete="off"
        value={values.word}
        error={errors.word && t(errors.word)}
        onChange={(value) => set("word", value)}
      />
      <p>
        <Button kind="grave" type="submit" busy={busy}>
          {t("erasures.erasePerson")}
        </Button>
      </p>
    </form>
  )
}

/** Everyone who lives or lived in a home, names masked. */
function usePeople(homeId: string | null): { value: string; label: string }[] {
  const { t } = useWords()
  const { data } = useAsk(getHome, { id: homeId ?? "", on: today() }, { enabled: homeId !== null })
  const people = [...(data?.people ?? []), ...(data?.formerPeople ?? [])]
  return people
    .filter((person, index) => people.findIndex(({ personId }) => personId === person.personId) === index)
    .map(({ personId, name, standing }) => ({
      value: personId,
      label: `${name} · ${t(`standing.${standing}`)}`,
    }))
}
