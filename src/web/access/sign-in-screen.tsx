import { useNavigate, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { signIn } from "../../contract/access.ts"
import { call } from "../app/client.ts"
import { welcome } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { FrontPage } from "../parts/front-page.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

export function SignInScreen() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { to } = useSearch({ from: "/sign-in" })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { values, set, errors, props } = useForm(
    { login: "", password: "" },
    ({ login, password }) => errorsOf({ login: missing(login), password: missing(password) }),
    async ({ login, password }) => {
      if (busy) return
      setBusy(true)
      const answer = await call(signIn, { body: { login: login.trim(), password } })
      setBusy(false)
      if (!answer.ok) return setRefusal(answer.refusal)
      welcome(answer.value)
      await navigate({ href: to ?? "/", replace: true })
    },
  )
  const words = (key?: string) => key && t(key)
  return (
    <FrontPage title={t("signIn.title")}>
      <form {...props} className="form">
        {refusal && <ErrorNote refusal={refusal} />}
        <TextField
          label={t("signIn.login")}
          autoComplete="username"
          autoFocus
          maxLength={60}
          value={values.login}
          error={words(errors.login)}
          onChange={(value) => set("login", value)}
        />
        <TextField
          label={t("signIn.password")}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          value={values.password}
          error={words(errors.password)}
          onChange={(value) => set("password", value)}
        />
        <p>
          <Button kind="main" type="submit" busy={busy}>
            {t("signIn.send")}
          </Button>
        </p>
        <p className="quiet">{t("signIn.forgotten")}</p>
      </form>
    </FrontPage>
  )
}
