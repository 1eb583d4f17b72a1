import "./screening.css"
import "./slip.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listPolicies } from "../../contract/access.ts"
import type { InForce, Policy } from "../../core/policy/policy.ts"
import { tenantRestrictionOn } from "../../core/policy/tenant-entry.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { fullDayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"

const paper = { a5: "148mm 210mm", a4: "210mm 297mm" }

/** The slip that a tenant who comes back is handed: which rule, where to go, until when, how to object. Names nobody. */
export function SlipScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listPolicies, undefined)
  const [sheet, setSheet] = useState<keyof typeof paper>("a5")
  const rule = data === undefined ? null : tenantRestrictionOn(data.policies as Policy[], today())
  return (
    <Page
      title={t("screening.slip.title")}
      intro={t("screening.slip.intro")}
      actions={
        <Button kind="main" disabled={rule === null} onClick={() => window.print()}>
          {t("screening.slip.print")}
        </Button>
      }
    >
      <div className="no-print form">
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && rule === null && <p>{t("screening.slip.none")}</p>}
        {rule && (
          <ChoiceField
            label={t("screening.slip.paper")}
            value={sheet}
            choices={[
              { value: "a5", label: t("screening.slip.a5") },
              { value: "a4", label: t("screening.slip.a4") },
            ]}
            onChange={setSheet}
          />
        )}
        <Link to="/screening/tenants">{t("screening.slip.back")}</Link>
      </div>
      {/* written here, since not every browser knows pages by name */}
      <style>{`@page { size: ${paper[sheet]}; margin: 0 }`}</style>
      {rule && (
        <div className={`slips slips-${sheet}`}>
          <Slip rule={rule} />
          {sheet === "a4" && <Slip rule={rule} />}
        </div>
      )}
    </Page>
  )
}

const entryWords = {
  "register-first": "请先到下面写的地方登记，登记后就可以回家。",
  later: "按下面写的规定，您暂时要晚几天才能入住。这几天的住处有困难，请告诉我们，一起想办法。",
} as const

/** In plain Chinese whatever the screen's language: it is handed to whoever stands at the gate. */
function Slip({ rule }: { rule: InForce<"tenant-entry"> }) {
  const { who } = useSession()
  const { course, until, goTo, objectTo } = rule.value
  const day = (text: typeof rule.inForceFrom) => fullDayText(text, "zh")
  if (course === "let-in") return null
  return (
    <article className="slip" lang="zh-CN">
      <header>
        <h2>致返沪租客</h2>
        <p>{who?.neighbourhood}居民委员会</p>
      </header>
      <p className="slip-lead">您好，欢迎回来。{entryWords[course]}</p>
      <dl>
        <dt>依据</dt>
        <dd>
          {rule.document}（{day(rule.inForceFrom)}起执行）
        </dd>
        <dt>到哪里办</dt>
        <dd>{goTo}</dd>
        <dt>到什么时候</dt>
        <dd>
          {until === null
            ? "登记好为止。规定取消的，从取消那天起不再要求。"
            : `到${day(until)}为止，那天起可以入住。`}
        </dd>
        <dt>不同意怎么办</dt>
        <dd>可以向{objectTo}提出，口头、书面都可以，会给您答复。</dd>
      </dl>
      <p>这不是退租，也不影响您的租约。没有人可以因此要您搬走。</p>
      <p>发热、生病、临产等急事，请直接告诉门岗，马上放行、帮您联系。</p>
      <footer>
        <span>{who?.neighbourhood}居民委员会</span>
        <span>{day(today())}</span>
      </footer>
    </article>
  )
}
