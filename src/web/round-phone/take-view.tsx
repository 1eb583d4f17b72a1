import { useState } from "react"
import { readJoinCode } from "../device/join-code.ts"
import { useWords } from "../parts/i18n.ts"
import { useRound, useRoundView } from "./use-round.ts"

const known = ["wrong-join-code", "no-connection", "database-down", "too-many-requests"]

/** Takes today's list by a code that was pasted; gives the refusal's name where it was not given. */
export function useTaking(onTaken: () => void) {
  const { device, nudge } = useRound()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = async (text: string) => {
    const code = readJoinCode(text)
    if (code === null) return setRefusal("unread")
    setBusy(true)
    const joined = await device.join(code).catch(() => ({ ok: false, refusal: "not-saved" }) as const)
    setBusy(false)
    if (!joined.ok) return setRefusal(known.includes(joined.refusal) ? joined.refusal : "other")
    setRefusal(null)
    nudge()
    onTaken()
  }
  return { take, busy, refusal, clear: () => setRefusal(null) }
}

/** No list is on this phone: why, and how it comes there. */
export function TakeView({ taking }: { taking: ReturnType<typeof useTaking> & { readonly text: string } }) {
  const { t } = useWords()
  const { membership, standing, reached } = useRoundView()
  const [text, setText] = useState(taking.text)
  const { busy, refusal } = taking
  const isComing = membership !== null && standing === "good"
  const why = isComing
    ? t(reached === false ? "round.take.first" : "round.take.asking")
    : membership === null
      ? t("round.take.none")
      : t(standing === "ended" ? "round.take.ended" : "round.take.shutOut")
  return (
    <form
      className="round-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void taking.take(text)
      }}
    >
      <p className={isComing ? undefined : "post-warning"}>{why}</p>
      <p>{t("round.take.how")}</p>
      <a className="key key-main" href="/rounds/phone">
        {t("round.take.go")}
      </a>
      <div>
        <label htmlFor="take-code">{t("round.take.code")}</label>
        <input
          id="take-code"
          className="post-field"
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          aria-invalid={refusal !== null || undefined}
          aria-describedby="take-note"
          onChange={({ target }) => {
            taking.clear()
            setText(target.value)
          }}
        />
      </div>
      <p id="take-note" className="post-note" role="alert">
        {busy ? t("round.take.busy") : refusal && t(`round.take.refused.${refusal}`)}
      </p>
      <button type="submit" className="key" aria-disabled={busy}>
        {t("round.take.do")}
      </button>
    </form>
  )
}
