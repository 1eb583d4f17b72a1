import { useState } from "react"
import { getWorker, issueDutyLink, listRoll, revokeDutyLink } from "../../contract/roll.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { copyText } from "../parts/copy-text.ts"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { QrCode } from "../parts/qr-code.tsx"
import type { WholeWorker } from "./worker-type.ts"

/** The link to somebody's own page of duty: shown once, to scan, to copy, or as a slip to print. */
export function LinkDesk({ worker }: { worker: WholeWorker }) {
  const { t } = useWords()
  const { who } = useSession()
  const issuing = useTell(issueDutyLink, [listRoll, getWorker])
  const ending = useTell(revokeDutyLink, [listRoll, getWorker])
  const [link, setLink] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const refused = issuing.refused ?? ending.refused
  const issue = async () => {
    if (issuing.busy) return
    const answer = await issuing.tell({ id: worker.id })
    if (!answer.ok) return
    setCopied(false)
    setLink(`${location.origin}/my-duty#${answer.value.token}`)
  }
  const end = async () => {
    if (!ending.busy && (await ending.tell({ id: worker.id })).ok) setLink(null)
  }
  const copy = async (text: string) => {
    // where it is not copied the text stands there to be marked
    setCopied(await copyText(text))
  }
  return (
    <section className="roll-part">
      <h3>{t("roll.link")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p className="quiet small">{t(worker.hasLink ? "roll.linkThere" : "roll.linkIntro")}</p>
      <p className="row">
        <Button busy={issuing.busy} onClick={issue}>
          {t(worker.hasLink ? "roll.linkRenew" : "roll.linkGive")}
        </Button>
        {worker.hasLink && (
          <Button kind="quiet" busy={ending.busy} onClick={end}>
            {t("roll.linkEnd")}
          </Button>
        )}
      </p>
      {link !== null && (
        <>
          <article className="roll-slip" lang="zh-CN">
            <QrCode text={link} label={`${worker.name} 值守页的码`} />
            <div>
              <p>
                <strong>{worker.name}</strong> {who?.neighbourhood}
              </p>
              <p>扫一扫：看自己的班、报班、换班、请假</p>
              <p className="roll-slip-small">这张条子只给本人。丢了请说一声，旧的就打不开了。</p>
              <p className="roll-slip-small" lang="en">
                Scan for your own turns. For you alone; tell us if it is lost.
              </p>
            </div>
          </article>
          <Field label={t("roll.linkText")}>
            {(control) => (
              <input
                {...control}
                className="input"
                readOnly
                value={link}
                onFocus={({ target }) => target.select()}
              />
            )}
          </Field>
          <p className="row">
            <Button onClick={() => copy(link)}>{t(copied ? "roll.copied" : "roll.copy")}</Button>
            <Button onClick={() => window.print()}>{t("roll.printSlip")}</Button>
          </p>
        </>
      )}
    </section>
  )
}
