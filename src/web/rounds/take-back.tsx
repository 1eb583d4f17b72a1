import { useRef } from "react"
import { takeBackTry, takeBackWaste } from "../../contract/rounds.ts"
import { useTell } from "../app/query.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { TakeBackForm } from "../parts/take-back-form.tsx"
import type { List } from "./round-type.ts"
import { refreshed } from "./use-enter.ts"

type TakeBackProps = { tryId: string; list: List; onClose: () => void }

/** Takes back what was written down of a door by mistake. */
export function TakeBack({ tryId, list, onClose }: TakeBackProps) {
  const place = useRef<HTMLDivElement>(null)
  const { tell, busy, refused } = useTell(list === "waste" ? takeBackWaste : takeBackTry, refreshed)
  const close = () => {
    if (isAtHand(place.current)) place.current?.closest("li")?.focus()
    onClose()
  }
  return (
    <div ref={place} className="round-entry no-print">
      <TakeBackForm
        busy={busy}
        refusal={refused?.refusal}
        onSend={(said) => void tell({ ...said, tryId }).then(({ ok }) => ok && close())}
        onClose={close}
      />
    </div>
  )
}
