import { type FormEvent, useCallback, useEffect, useState } from "react"
import type { openOwnData } from "../../contract/residents.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { readSecretCode } from "../../core/residents/secret-code.ts"
import { call } from "../app/client.ts"
import { momentText } from "../parts/days.ts"
import { TextField } from "../parts/inputs.tsx"
import { type OwnData, OwnDataView } from "../parts/own-data.tsx"
import type { ReportKind } from "../parts/report-values.ts"
import { PersonReport } from "./person-report.tsx"
import { useSay } from "./small-words.ts"

const asking = { method: "POST", path: "/api/my-home/own-data" } as typeof openOwnData

type OwnDataPageProps = {
  /** The person's link or twelve signs; "" until they are typed. */
  homeKey: string
  onKey: (key: string) => void
  onBack: () => void
  /** Asks the committee for a secret; null where there is no card to ask by. */
  onAsk: (() => void) | null
}

/** What is kept of a person and what restricts them, to who holds their secret; from there they have it corrected or object. */
export function OwnDataPage({ homeKey, onKey, onBack, onAsk }: OwnDataPageProps) {
  const say = useSay()
  const { t, language } = say
  const [own, setOwn] = useState<OwnData | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [writing, setWriting] = useState<ReportKind | null>(null)
  const ask = useCallback(async (key: string) => {
    setRefusal(null)
    const answer = await call(asking, { body: { key } })
    setOwn(answer.ok ? answer.value : null)
    setRefusal(answer.ok ? null : answer.refusal)
  }, [])
  useEffect(() => {
    if (homeKey !== "") void ask(homeKey)
  }, [homeKey, ask])
  if (writing !== null && own !== null) {
    const back = () => {
      setWriting(null)
      void ask(homeKey)
    }
    return <PersonReport homeKey={homeKey} kind={writing} name={own.person.name} onBack={back} />
  }
  return (
    <div className="my-home-own">
      {refusal !== null && (
        <p className="small-page-note" role="alert">
          {t(`myHome.ownRefused.${ownWords(refusal)}`)}
        </p>
      )}
      {own === null && (
        <CodeForm onKey={(key) => (key === homeKey ? void ask(key) : onKey(key))} onAsk={onAsk} />
      )}
      {own !== null && (
        <>
          <p className="my-home-quiet">
            {t("ownData.asOf", { at: momentText(own.asOf as Instant, language) })}
          </p>
          <div className="my-home-pair">
            <button type="button" onClick={() => setWriting("correction")}>
              {t("report.kind.correction")}
            </button>
            <button type="button" onClick={() => setWriting("objection")}>
              {t("report.kind.objection")}
            </button>
          </div>
          <OwnDataView own={own} say={say} />
        </>
      )}
      <button
        type="button"
        onClick={() => {
          onKey("")
          onBack()
        }}
      >
        {t("myHome.back")}
      </button>
    </div>
  )
}

function CodeForm({ onKey, onAsk }: { onKey: (key: string) => void; onAsk: (() => void) | null }) {
  const { t } = useSay()
  const [typed, setTyped] = useState("")
  const [isWrong, setWrong] = useState(false)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const code = readSecretCode(typed)
    setWrong(code === null)
    if (code !== null) onKey(code)
  }
  return (
    <form className="my-home-form" noValidate onSubmit={open}>
      <p>{t("myHome.codeIntro")}</p>
      <TextField
        label={t("myHome.code")}
        hint={t("myHome.codeHint")}
        error={isWrong ? t("myHome.codeWrong") : undefined}
        autoComplete="off"
        maxLength={24}
        value={typed}
        onChange={setTyped}
      />
      <button type="submit" className="small-page-main">
        {t("myHome.codeOpen")}
      </button>
      {onAsk !== null && (
        <button type="button" onClick={onAsk}>
          {t("report.kind.access")}
        </button>
      )}
    </form>
  )
}

function ownWords(refusal: string): "wrong" | "tooMany" | "offline" {
  if (refusal === "wrong-home-key" || refusal === "bad-input") return "wrong"
  return refusal === "too-many-requests" ? "tooMany" : "offline"
}
