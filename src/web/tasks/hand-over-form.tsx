import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import {
  countTasks,
  getOversight,
  handOver,
  listColleagues,
  listHandOvers,
  listTasks,
  previewHandOver,
} from "../../contract/tasks.ts"
import { type HandOverKind, handOverKinds } from "../../core/oversight/hand-over.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"

export type InHand = Partial<Record<HandOverKind, number>>

type Preview = ReplyOf<typeof previewHandOver>

/** Choose who takes over, see the numbers, then hand over in one press. */
export function HandOverForm({ from }: { from: { readonly id: string; readonly name: string } }) {
  const { t } = useWords()
  const { data } = useAsk(listColleagues, undefined)
  const { tell: look, busy: looking, refused: notSeen } = useTell(previewHandOver)
  const {
    tell: make,
    busy: making,
    refused: notMade,
  } = useTell(handOver, [...[getOversight, listHandOvers, listTasks, countTasks]])
  const [id] = useState(newId)
  const [toIds, setToIds] = useState<readonly string[]>([])
  const [preview, setPreview] = useState<Preview | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const [nobody, setNobody] = useState(false)
  const refused = notSeen ?? notMade
  if (done !== null) {
    return (
      <DoneNote title={t("handOver.done", { count: done })}>
        <p>{t("handOver.undoHint")}</p>
      </DoneNote>
    )
  }
  const choose = (one: string) => {
    setPreview(null)
    setNobody(false)
    setToIds(toIds.includes(one) ? toIds.filter((other) => other !== one) : [...toIds, one])
  }
  const see = async () => {
    if (toIds.length === 0) return setNobody(true)
    const answer = await look({ fromId: from.id, toIds: [...toIds] })
    if (answer.ok) setPreview(answer.value)
  }
  const confirm = async () => {
    const answer = await make({ id, fromId: from.id, toIds: [...toIds] })
    if (answer.ok) setDone(answer.value.count)
  }
  const total = preview === null ? 0 : sumOf(preview.inHand)
  return (
    <div className="form hand-over-form">
      <p className="quiet">{t("handOver.intro")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <fieldset className="hand-over-to" aria-invalid={nobody || undefined}>
        <legend>{t("handOver.to")}</legend>
        {data?.colleagues
          .filter((one) => one.id !== from.id)
          .map((one) => (
            <label key={one.id}>
              <input type="checkbox" checked={toIds.includes(one.id)} onChange={() => choose(one.id)} />
              <span>
                {one.name} <span className="quiet small">{t(`role.${one.role}`)}</span>
              </span>
            </label>
          ))}
        {nobody && <p className="field-error">{t("handOver.choose")}</p>}
      </fieldset>
      {preview === null && (
        <p>
          <Button kind="main" busy={looking} onClick={see}>
            {t("handOver.preview")}
          </Button>
        </p>
      )}
      {preview !== null && total === 0 && <p role="status">{t("handOver.none")}</p>}
      {preview !== null && total > 0 && (
        <>
          <ul className="hand-over-shares" role="status">
            {preview.to.map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong> <span>{t("handOver.homes", { count: one.homes })}</span>{" "}
                <InHandWords inHand={one.inHand} />
              </li>
            ))}
          </ul>
          <p>
            <Button kind="main" busy={making} onClick={confirm}>
              {t("handOver.confirm", { count: total })}
            </Button>
          </p>
          <p className="quiet small">{t("handOver.undoHint")}</p>
        </>
      )}
    </div>
  )
}

/** `隔离对象 5 · 电话 2`: only what there is. */
export function InHandWords({ inHand }: { inHand: InHand }) {
  const { t } = useWords()
  const words = handOverKinds
    .filter((kind) => (inHand[kind] ?? 0) > 0)
    .map((kind) => `${t(`handOver.kinds.${kind}`)} ${inHand[kind]}`)
  return <span className="quiet">{words.join(" · ")}</span>
}

function sumOf(inHand: InHand): number {
  return Object.values(inHand).reduce((sum, count) => sum + count, 0)
}
