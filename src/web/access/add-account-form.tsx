import { addAccount, listAccounts } from "../../contract/access.ts"
import type { Role } from "../../core/access/roles.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing, weak } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { RoleChoice } from "./role-choice.tsx"

const empty = { name: "", login: "", role: "staff" as Role, password: "" }

export function AddAccountForm({ onDone }: { onDone: (name: string) => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addAccount, [listAccounts])
  const { values, set, errors, refuse, props } = useForm(
    empty,
    ({ name, login, password }) =>
      errorsOf({ name: missing(name), login: missing(login), password: weak(password) }),
    async (typed) => {
      if (busy) return
      const answer = await tell({ ...typed, name: typed.name.trim(), login: typed.login.trim() })
      if (answer.ok) return onDone(answer.value.name)
      if (answer.refusal === "login-taken") refuse({ login: "refusal.login-taken.do" })
    },
  )
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t("accounts.name")}
        maxLength={60}
        value={values.name}
        error={errors.name && t(errors.name)}
        onChange={(value) => set("name", value)}
      />
      <TextField
        label={t("accounts.login")}
        autoComplete="off"
        maxLength={60}
        value={values.login}
        error={errors.login && t(errors.login)}
        onChange={(value) => set("login", value)}
      />
      <RoleChoice value={values.role} onChange={(role) => set("role", role)} />
      <TextField
        label={t("accounts.password")}
        hint={t("accounts.firstPasswordHint")}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={values.password}
        error={errors.password && t(errors.password)}
        onChange={(value) => set("password", value)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("accounts.add")}
        </Button>
      </p>
    </form>
  )
}
