import { useEffect, useState } from "react"
import type { BodyOf } from "../../contract/endpoint.ts"
import type { registerRows } from "../../contract/lists.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import type { FoundHome } from "../app/found-homes.ts"
import { HomeField } from "../app/home-field.tsx"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

export type Registering = Pick<BodyOf<typeof registerRows>, "standing" | "on" | "homeId">

type RegisterFormProps = {
  count: number
  busy: boolean
  refused: string | null
  onSend: (given: Registering) => Promise<boolean>
  onDone: () => void
}

/** Adds those whom the list names to the register: as what they live here, since when; where, if the row does not say it. */
export function RegisterForm({ count, busy, refused, onSend, onDone }: RegisterFormProps) {
  const { t } = useWords()
  const [home, setHome] = useState<FoundHome | null>(null)
  const first: { standing: Registering["standing"]; on: string } = { standing: "family", on: today() }
  const { values, set, errors, props } = useForm(
    first,
    ({ on }) => {
      const day = parsePlainDate(on)
      return errorsOf({ on: day === null || day > today() ? "listDeeds.dayToCome" : undefined })
    },
    async ({ standing, on }) => {
      if (!busy && (await onSend({ standing, on, homeId: home?.id ?? null }))) onDone()
    },
  )
  useEffect(() => {
    props.ref.current?.querySelector<HTMLElement>("select, input")?.focus()
  }, [props.ref])
  return (
    <form {...props} className="form">
      <p>{t("listDeeds.registerHint", { count })}</p>
      <ChoiceField
        label={t("listDeeds.standing")}
        value={values.standing}
        choices={(["family", "owner", "tenant"] as const).map((value) => ({
          value,
          label: t(`listDeeds.standings.${value}`),
        }))}
        onChange={(standing) => set("standing", standing)}
      />
      <TextField
        type="date"
        label={t("listDeeds.since")}
        value={values.on}
        error={errors.on && t(errors.on)}
        onChange={(text) => set("on", text)}
      />
      {count === 1 && (
        <HomeField label={t("listDeeds.home")} hint={t("listDeeds.homeHint")} onChoose={setHome} />
      )}
      {refused !== null && <ErrorNote refusal={refused} />}
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("listDeeds.register")}
        </Button>
      </p>
    </form>
  )
}
