import { useState } from "react"
import type { Static } from "typebox"
import { type Account, changeAccount, listAccounts } from "../../contract/access.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, weak } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { RoleChoice } from "./role-choice.tsx"

/** Role, lock, use and password of one account: each saved by itself. */
export function ChangeAccountForm({ account }: { account: Static<typeof Account> }) {
  const { t } = useWords()
  const { id, disabled, locked } = account
  const [role, setRole] = useState(account.role)
  const { tell, busy, refused, done } = useTell(changeAccount, [listAccounts])
  const { values, set, errors, props, clear } = useForm(
    { password: "" },
    ({ password }) => errorsOf({ password: weak(password) }),
    async ({ password }) => {
      if (busy) return
      const answer = await tell({ id, password })
      if (answer.ok) clear()
    },
  )
  return (
    <div className="stack">
      {refused && <ErrorNote refusal={refused.refusal} />}
      {done && <DoneNote title={t("accounts.saved")} />}
      {locked && (
        <p>
          <Button kind="main" busy={busy} onClick={() => void tell({ id, unlock: true })}>
            {t("accounts.unlock")}
          </Button>
        </p>
      )}
      <RoleChoice value={role} onChange={setRole} />
      <p>
        <Button busy={busy} onClick={() => void tell({ id, role })}>
          {t("accounts.saveRole")}
        </Button>
      </p>
      <form {...props} className="form">
        <TextField
          label={t("accounts.newPassword")}
          hint={t("accounts.firstPasswordHint")}
          type="password"
          autoComplete="new-password"
          maxLength={200}
          value={values.password}
          error={errors.password && t(errors.password)}
          onChange={(value) => set("password", value)}
        />
        <p>
          <Button type="submit" busy={busy}>
            {t("accounts.setPassword")}
          </Button>
        </p>
      </form>
      <p>
        <Button busy={busy} onClick={() => void tell({ id, disabled: !disabled })}>
          {t(disabled ? "accounts.enable" : "accounts.disable")}
        </Button>
      </p>
      {!disabled && <p className="quiet small">{t("accounts.disableHint")}</p>}
    </div>
  )
}
