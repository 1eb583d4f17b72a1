import { useEffect, useEffectEvent, useState } from "react"
import { readJoinCode, takeJoinCode } from "../device/join-code.ts"
import { useWords } from "../parts/i18n.ts"
import { CameraScan } from "../scan/camera-scan.tsx"
import { useDeviceView, usePost } from "./use-post.ts"

const known = ["wrong-join-code", "no-connection", "database-down", "too-many-requests"]

/** This phone joins a post by the office's code: opened as a link, scanned here, or pasted. */
export function JoinView({ onJoined }: { onJoined: () => void }) {
  const { t } = useWords()
  const { device, nudge } = usePost()
  const { membership } = useDeviceView()
  const [text, setText] = useState("")
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isScanning, setScanning] = useState(false)

  const join = async (asked: string) => {
    setScanning(false)
    const code = readJoinCode(asked)
    if (code === null) return setRefusal("unread")
    setText(asked)
    setBusy(true)
    const joined = await device.join(code).catch(() => ({ ok: false, refusal: "not-saved" }) as const)
    setBusy(false)
    if (!joined.ok) return setRefusal(known.includes(joined.refusal) ? joined.refusal : "other")
    nudge()
    onJoined()
  }
  const begin = useEffectEvent(() => {
    const code = takeJoinCode(location, history)
    // a phone that stands at a post already is asked first
    if (code !== null && device.view().membership !== null) setText(code)
    else if (code !== null) void join(code)
  })
  useEffect(() => begin(), [])

  if (isScanning) {
    return (
      <>
        <CameraScan onCode={(code) => void join(code)} onDamaged={() => undefined} keepDamagedFrame={false} />
        <button type="button" className="key" onClick={() => setScanning(false)}>
          {t("post.join.type")}
        </button>
      </>
    )
  }
  return (
    <form
      className="post-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void join(text)
      }}
    >
      {membership && <p className="post-warning">{t("post.join.already", { post: membership.post })}</p>}
      <p>{t("post.join.hint")}</p>
      <button type="button" className="key key-main" onClick={() => setScanning(true)}>
        {t("post.join.scan")}
      </button>
      <div>
        <label htmlFor="join-code">{t("post.join.code")}</label>
        <input
          id="join-code"
          className="post-field"
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          aria-invalid={refusal !== null || undefined}
          aria-describedby="join-note"
          onChange={({ target }) => {
            setRefusal(null)
            setText(target.value)
          }}
        />
      </div>
      <p id="join-note" className="post-note" role="alert">
        {busy ? t("post.join.busy") : refusal && t(`post.join.refused.${refusal}`)}
      </p>
      <button type="submit" className="key" aria-disabled={busy}>
        {t("post.join.do")}
      </button>
    </form>
  )
}
