import { changeOwnAccount } from "../../contract/access.ts"
import { useTell } from "../app/query.ts"
import { useSession, welcome } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing, weak } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { type Language, switchLanguage, useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"

export function OwnAccountScreen() {
  const { t } = useWords()
  const { who } = useSession()
  if (who === null) return null
  return (
    <Page title={t("account.title")} intro={`${who.name} · ${who.login} · ${t(`role.${who.role}`)}`} narrow>
      <OwnLanguage />
      <OwnPassword />
    </Page>
  )
}

function OwnLanguage() {
  const { t, language } = useWords()
  const { tell, refused } = useTell(changeOwnAccount)
  const choose = async (chosen: Language) => {
    switchLanguage(chosen)
    const answer = await tell({ language: chosen })
    if (answer.ok) welcome(answer.value)
  }
  return (
    <div className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ChoiceField
        label={t("account.language")}
        value={language}
        choices={[
          { value: "zh", label: t("account.zh") },
          { value: "en", label: t("account.en") },
        ]}
        onChange={(chosen) => void choose(chosen)}
      />
    </div>
  )
}

function OwnPassword() {
  const { t } = useWords()
  const { tell, busy, refused, done } = useTell(changeOwnAccount)
  const { values, set, errors, props, clear } = useForm(
    { old: "", new: "" },
    (typed) => errorsOf({ old: missing(typed.old), new: weak(typed.new) }),
    async (typed) => {
      if (busy) return
      const answer = await tell({ password: typed })
      if (answer.ok) clear()
    },
  )
  return (
    <form {...props} className="form">
      <h2>{t("account.password")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {done && <DoneNote title={t("account.passwordChanged")} />}
      <TextField
        label={t("account.oldPassword")}
        type="password"
        autoComplete="current-password"
        value={values.old}
        error={errors.old && t(errors.old)}
        onChange={(value) => set("old", value)}
      />
      <TextField
        label={t("account.newPassword")}
        hint={t("account.passwordHint")}
        type="password"
        autoComplete="new-password"
        value={values.new}
        error={errors.new && t(errors.new)}
        onChange={(value) => set("new", value)}
      />
      <p>
        <Button type="submit" busy={busy}>
          {t("account.changePassword")}
        </Button>
      </p>
    </form>
  )
}
