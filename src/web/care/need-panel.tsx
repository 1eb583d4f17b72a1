import { useState } from "react"
import { type NeedMove, type WithdrawReason, withdrawReasons } from "../../core/care/need-moves.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ColleagueChoice } from "./colleague-choice.tsx"
import type { Need } from "./need-type.ts"
import { readLocalMoment, TimeField } from "./time-choice.tsx"

type More = { ownerId?: string; promisedFor?: string | null; reason?: WithdrawReason }

type NeedPanelProps = { need: Need; onMove: (move: NeedMove, more?: More) => void }

/** All that may be done with a need now. */
export function NeedPanel({ need, onMove }: NeedPanelProps) {
  const { t } = useWords()
  const { may } = useSession()
  const plain = need.moves.filter((move) => move !== "promise" && move !== "withdraw")
  return (
    <div className="need-panel">
      <p>
        <strong>{t(`needCategory.${need.category}`, { defaultValue: need.category })}</strong>{" "}
        <span lang="zh">{need.asked}</span>
      </p>
      <p className="row">
        {plain.map((move) => (
          <Button key={move} onClick={() => onMove(move)}>
            {t(`needs.do.${move}`)}
          </Button>
        ))}
      </p>
      {need.moves.includes("take") && may("run-needs") && <Give onMove={onMove} />}
      {need.moves.includes("promise") && <SetTime onMove={onMove} />}
      {need.moves.includes("withdraw") && <Withdraw onMove={onMove} />}
    </div>
  )
}

function Give({ onMove }: Pick<NeedPanelProps, "onMove">) {
  const { t } = useWords()
  const [ownerId, setOwnerId] = useState("")
  return (
    <div className="need-task">
      <ColleagueChoice
        label={t("needs.giveTo")}
        nobody={t("needs.nobody")}
        permission="deliver-needs"
        value={ownerId}
        onChange={setOwnerId}
      />
      {ownerId !== "" && <Button onClick={() => onMove("take", { ownerId })}>{t("needs.give")}</Button>}
    </div>
  )
}

function SetTime({ onMove }: Pick<NeedPanelProps, "onMove">) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const at = readLocalMoment(text)
  return (
    <div className="need-task">
      <TimeField label={t("needs.promisedFor")} value={text} onChange={setText} />
      {at !== null && (
        <Button onClick={() => onMove("promise", { promisedFor: at })}>{t("needs.do.promise")}</Button>
      )}
    </div>
  )
}

function Withdraw({ onMove }: Pick<NeedPanelProps, "onMove">) {
  const { t } = useWords()
  const [reason, setReason] = useState<WithdrawReason>("not-needed")
  return (
    <div className="need-task">
      <ChoiceField
        label={t("needs.reason")}
        value={reason}
        choices={withdrawReasons.map((value) => ({ value, label: t(`needs.reasons.${value}`) }))}
        onChange={setReason}
      />
      <Button onClick={() => onMove("withdraw", { reason })}>{t("needs.do.withdraw")}</Button>
    </div>
  )
}
