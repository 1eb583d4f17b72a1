import { useNavigate } from "@tanstack/react-router"
import { getSetUp, setUp } from "../../contract/access.ts"
import { useAsk, useTell } from "../app/query.ts"
import { welcome } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { errorsOf, missing, weak } from "../parts/checks.ts"
import { ChoiceCards } from "../parts/choice-cards.tsx"
import { useForm } from "../parts/form.ts"
import { FrontPage } from "../parts/front-page.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

const empty = { code: "", neighbourhood: "", name: "", login: "", password: "", begin: "import" as Beginning }
type Beginning = "import" | "demonstration"

export function SetUpScreen() {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const state = useAsk(getSetUp, undefined)
  const { tell, busy, refused } = useTell(setUp)
  const { values, set, errors, refuse, props } = useForm(
    empty,
    ({ code, neighbourhood, name, login, password }) =>
      errorsOf({
        code: missing(code),
        neighbourhood: missing(neighbourhood),
        name: missing(name),
        login: missing(login),
        password: weak(password),
      }),
    async ({ begin, ...rest }) => {
      if (busy) return
      const answer = await tell({
        ...rest,
        code: rest.code.trim(),
        language,
        demonstration: begin === "demonstration",
      })
      if (!answer.ok) return answer.refusal === "wrong-code" && refuse({ code: "refusal.wrong-code.do" })
      welcome(answer.value)
      await navigate({ to: begin === "demonstration" ? "/" : "/import", replace: true })
    },
  )
  const field = (name: Exclude<keyof typeof empty, "begin">, hint?: string) => ({
    label: t(`setUp.${name}`),
    hint: hint && t(hint),
    value: values[name],
    error: errors[name] && t(errors[name]),
    onChange: (value: string) => set(name, value),
  })
  if (state.data?.needed === false) {
    return (
      <FrontPage title={t("setUp.title")}>
        <ErrorNote refusal="already-set-up" />
        <p>
          <a className={buttonClass("main")} href="/sign-in">
            {t("signIn.send")}
          </a>
        </p>
      </FrontPage>
    )
  }
  return (
    <FrontPage title={t("setUp.title")} intro={t("setUp.intro")}>
      <form {...props} className="form">
        {refused && <ErrorNote refusal={refused.refusal} />}
        <TextField
          {...field("code", "setUp.codeHint")}
          autoComplete="one-time-code"
          autoFocus
          maxLength={40}
        />
        <TextField {...field("neighbourhood", "setUp.neighbourhoodHint")} autoComplete="off" maxLength={80} />
        <TextField {...field("name")} autoComplete="name" maxLength={60} />
        <TextField {...field("login")} autoComplete="username" maxLength={60} />
        <TextField
          {...field("password", "setUp.passwordHint")}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <ChoiceCards
          legend={t("setUp.begin")}
          value={values.begin}
          choices={[
            { value: "import", label: t("setUp.import"), hint: t("setUp.importHint") },
            { value: "demonstration", label: t("setUp.demonstration"), hint: t("setUp.demonstrationHint") },
          ]}
          onChange={(begin) => set("begin", begin)}
        />
        <p>
          <Button kind="main" type="submit" busy={busy}>
            {t(busy ? "setUp.filling" : "setUp.send")}
          </Button>
        </p>
        {busy && values.begin === "demonstration" && <p role="status">{t("setUp.fillingHint")}</p>}
      </form>
    </FrontPage>
  )
}
