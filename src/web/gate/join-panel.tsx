import { useEffect, useState } from "react"
import type { Static } from "typebox"
import { makeJoinCode, type Post } from "../../contract/posts.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { QrCode } from "../parts/qr-code.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { addressTrouble, joinAddress, leftText } from "./join-address.ts"
import { useNow } from "./use-now.ts"

type JoinPanelProps = { post: Static<typeof Post>; onClose: () => void }
type Code = Static<typeof makeJoinCode.reply>

/** The code by which one phone joins a post, its ten minutes counting down, and what the guard does. */
export function JoinPanel({ post, onClose }: JoinPanelProps) {
  const { t } = useWords()
  const [code, setCode] = useState<Code | null>(null)
  const [devicesBefore, setDevicesBefore] = useState(post.devices.length)
  const { tell, busy, refused } = useTell(makeJoinCode)
  const joined = post.devices.length > devicesBefore
  const renew = async () => {
    if (busy) return
    setCode(null)
    setDevicesBefore(post.devices.length)
    const answer = await tell({ postId: post.id })
    if (answer.ok) setCode(answer.value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: one code for each opening
  useEffect(() => void renew(), [])
  return (
    <SidePanel title={t("gateJoin.title", { name: post.name })} onClose={onClose}>
      <div className="stack">
        <AddressWarning />
        {refused && (
          <ErrorNote refusal={refused.refusal}>
            <Button onClick={renew}>{t("gateJoin.again")}</Button>
          </ErrorNote>
        )}
        {joined && (
          <DoneNote title={t("gateJoin.joined", { name: post.name })}>
            <Button onClick={renew}>{t("gateJoin.another")}</Button>
          </DoneNote>
        )}
        {busy && <WaitNote />}
        {code && !joined && <RunningCode code={code} onRenew={renew} />}
        <Steps />
      </div>
    </SidePanel>
  )
}

function RunningCode({ code, onRenew }: { code: Code; onRenew: () => void }) {
  const { t } = useWords()
  const left = Date.parse(code.expiresAt) - Date.parse(useNow(1000))
  if (left <= 0) {
    return (
      <div className="stack join-over" role="status">
        <p>{t("gateJoin.over")}</p>
        <p>
          <Button kind="main" onClick={onRenew}>
            {t("gateJoin.again")}
          </Button>
        </p>
      </div>
    )
  }
  return (
    <div className="join-code">
      <QrCode text={joinAddress(window.location.origin, code.code)} label={t("gateJoin.scan")} />
      <p className="join-scan">{t("gateJoin.scan")}</p>
      <p role="timer">{t("gateJoin.left", { left: leftText(left) })}</p>
      <p className="quiet small">{t("gateJoin.once")}</p>
    </div>
  )
}

/** Said before the code is scanned in vain. */
function AddressWarning() {
  const { t } = useWords()
  const trouble = addressTrouble(window.location)
  if (trouble === null) return null
  return (
    <div className="note join-warning" role="note">
      <strong>{t(`gateJoin.${trouble}`)}</strong>
      <p>{t("gateJoin.fix", { file: t("gateJoin.file") })}</p>
    </div>
  )
}

function Steps() {
  const { t } = useWords()
  return (
    <section aria-labelledby="join-steps">
      <h3 id="join-steps">{t("gateJoin.steps")}</h3>
      <ol className="join-steps">
        <li>{t("gateJoin.step1")}</li>
        <li>{t("gateJoin.step2")}</li>
        <li>{t("gateJoin.step3")}</li>
      </ol>
    </section>
  )
}
