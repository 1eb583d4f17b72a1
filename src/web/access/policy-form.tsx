import { useState } from "react"
import { listPolicies } from "../../contract/access.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { addPolicy, listPolicyHistory, previewPolicy } from "../../contract/policies.ts"
import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import type { PolicyRule } from "../../core/policy/policy.ts"
import { readPolicy } from "../../core/policy/read-policy.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { DayField } from "../parts/day-field.tsx"
import { fullDayText, today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { draftOf, fieldsOf, type PolicyDraft, valueIn } from "./policy-draft.ts"
import { PolicyInput } from "./policy-input.tsx"
import type { PolicyVersion } from "./policy-version.ts"

type PolicyFormProps = {
  /** All versions of the rule, the newest first. */
  versions: readonly PolicyVersion[]
  onDone: (inForceFrom: PlainDate, moved: number) => void
}

type Values = { draft: PolicyDraft; from: PlainDate | null; document: string }
type Seen = ReplyOf<typeof previewPolicy>

/** A new version of a rule: its value, its day, its document; then what it changes; then it is confirmed. */
export function PolicyForm({ versions, onDone }: PolicyFormProps) {
  const { t, language } = useWords()
  const current = versions.find(({ standing }) => standing === "now")
  const rule = (current?.rule ?? "mask-quota") as PolicyRule
  const { tell: look, busy: looking, refused: notSeen } = useTell(previewPolicy)
  const { tell: add, busy: adding, refused: notAdded } = useTell(addPolicy, [listPolicyHistory, listPolicies])
  const [id] = useState(newId)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const { values, set, errors, props } = useForm<Values>(
    { draft: draftOf(rule, current?.value), from: addDays(today(), 1), document: "" },
    (typed) => {
      const read = readPolicy(rule, valueIn(rule, typed.draft))
      setWrong(read.ok ? null : read.field)
      return errorsOf({
        draft: read.ok ? undefined : "policies.wrong",
        from: typed.from === null ? "form.day" : undefined,
        document: missing(typed.document),
      })
    },
    async ({ draft, from }) => {
      if (looking || from === null) return
      const answer = await look({ rule, inForceFrom: from, value: valueIn(rule, draft) })
      if (answer.ok) setSeen(answer.value)
    },
  )
  const change = <Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setSeen(null)
    set(name, value)
  }
  const { from } = values
  const confirm = async () => {
    if (adding || seen === null || from === null) return
    const value = valueIn(rule, values.draft)
    const document = values.document.trim()
    const answer = await add({ id, rule, inForceFrom: from, value, document, effect: seen.effect })
    if (answer.ok) onDone(from, answer.value.effect.earlier + answer.value.effect.later)
    else if (answer.refusal === "policy-effect-changed") setSeen(null)
  }
  const refused = notAdded ?? notSeen
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      {fieldsOf(rule).map(([name, field]) => (
        <PolicyInput
          key={name}
          rule={rule}
          name={name}
          field={field}
          draft={values.draft}
          error={errors.draft && wrong === name ? t(errors.draft) : undefined}
          onChange={(key, text) => change("draft", { ...values.draft, [key]: text })}
        />
      ))}
      {rule === "quarantine-length" && <p className="quiet small">{t("policies.longer")}</p>}
      <DayField
        label={t("policies.from")}
        value={from}
        error={errors.from && t(errors.from)}
        onChange={(day) => change("from", day)}
      />
      <TextField
        label={t("policies.document")}
        hint={t("policies.documentHint")}
        autoComplete="off"
        maxLength={300}
        error={errors.document && t(errors.document)}
        value={values.document}
        onChange={(text) => change("document", text)}
      />
      {seen === null || from === null ? (
        <p>
          <Button kind="main" type="submit" busy={looking}>
            {t("policies.look")}
          </Button>
        </p>
      ) : (
        <div className="policy-effect" role="status">
          <Effect seen={seen} />
          {seen.keepsLonger ? (
            <ErrorNote refusal="would-keep-longer" />
          ) : (
            <Button kind="main" busy={adding} onClick={confirm}>
              {t("policies.confirm", { day: fullDayText(from, language) })}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

/** What it changes in what is running, in words. */
function Effect({ seen: { effect, past, replaces } }: { seen: Seen }) {
  const { t } = useWords()
  const none = effect.earlier + effect.later === 0
  return (
    <ul>
      {past && <li>{t("policies.effects.past")}</li>}
      {replaces && <li>{t("policies.effects.replaces")}</li>}
      {effect.earlier > 0 && <li>{t("policies.effects.earlier", { count: effect.earlier })}</li>}
      {effect.later > 0 && (
        <li>
          <strong>{t("policies.effects.later", { count: effect.later })}</strong>
        </li>
      )}
      {none && <li>{t("policies.effects.none")}</li>}
    </ul>
  )
}
