import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { handOutSecret, listSecrets, revokeSecret } from "../../contract/residents.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { QrCode } from "../parts/qr-code.tsx"
import type { Checked } from "./report-type.ts"

const lengths = ["1", "14", "30", "60"] as const

/** Hands out a secret: its link to scan, its twelve signs to write down or read out; the one before ends. */
export function SecretDesk({ personId, checked }: { personId: string; checked: Checked }) {
  const { t, language } = useWords()
  const { data } = useAsk(listSecrets, { personId })
  const giving = useTell(handOutSecret, [listSecrets])
  const ending = useTell(revokeSecret, [listSecrets])
  const [days, setDays] = useState<(typeof lengths)[number]>("14")
  const [given, setGiven] = useState<ReplyOf<typeof handOutSecret> | null>(null)
  const refused = giving.refused ?? ending.refused
  const good = data?.secrets.find(({ revokedAt }) => revokedAt === null)
  const give = async () => {
    if (giving.busy) return
    const answer = await giving.tell({ id: newId(), personId, checked, days: Number(days) })
    if (answer.ok) setGiven(answer.value)
  }
  const end = async (id: string) => {
    if (!ending.busy && (await ending.tell({ id })).ok) setGiven(null)
  }
  return (
    <section className="secret-desk">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="reports-number">
        <ChoiceField
          label={t("secret.days")}
          value={days}
          choices={lengths.map((value) => ({ value, label: t("secret.daysOf", { count: Number(value) }) }))}
          onChange={setDays}
        />
        <Button kind="main" busy={giving.busy} onClick={give}>
          {t(good ? "secret.renew" : "secret.give")}
        </Button>
      </div>
      {good && (
        <p>
          {t("secret.good", { until: momentText(good.until as Instant, language), by: good.madeBy })}{" "}
          <Button kind="quiet" busy={ending.busy} onClick={() => end(good.id)}>
            {t("secret.revoke")}
          </Button>
        </p>
      )}
      {given && (
        <div className="secret-slip" role="status">
          <p>{t("secret.slip")}</p>
          <div className="secret-code">
            <QrCode text={`${location.origin}/my-home#${given.token}`} label={t("secret.link")} />
            <p>
              <strong className="secret-signs">{given.code}</strong>
              {t("secret.until", { until: momentText(given.until as Instant, language) })}
            </p>
          </div>
        </div>
      )}
    </section>
  )
}
