import { erase, listErasures } from "../../contract/access.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

/** Deletes everyone's personal data, once the neighbourhood's name is typed out. */
export function EraseCampaignForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const { who } = useSession()
  const name = who?.neighbourhood ?? ""
  const { tell, busy, refused } = useTell(erase, [listErasures])
  const { values, set, errors, props, clear } = useForm(
    { reason: "", confirm: "" },
    ({ reason, confirm }) =>
      errorsOf({
        reason: missing(reason),
        confirm: confirm.trim() === name ? undefined : "refusal.not-confirmed.do",
      }),
    async ({ reason, confirm }) => {
      if (busy) return
      const answer = await tell({ scope: "campaign", reason, confirm: confirm.trim() })
      if (!answer.ok) return
      clear()
      onDone()
    },
  )
  return (
    <form {...props} className="form">
      <h2>{t("erasures.campaign")}</h2>
      <p className="quiet">{t("erasures.campaignHint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <LongTextField
        label={t("erasures.reason")}
        maxLength={400}
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(value) => set("reason", value)}
      />
      <TextField
        label={t("erasures.typeName", { name })}
        autoComplete="off"
        value={values.confirm}
        error={errors.confirm && t(errors.confirm)}
        onChange={(value) => set("confirm", value)}
      />
      <p>
        <Button kind="grave" type="submit" busy={busy}>
          {t("erasures.eraseCampaign")}
        </Button>
      </p>
    </form>
  )
}
