import { listSwaps } from "../../contract/swaps.ts"
import { useWords } from "../parts/i18n.ts"
import { useAsk } from "./query.ts"

/** Beside the entry of the swap board: how many wait for the office. */
export function SwapCount() {
  const { t } = useWords()
  const { data } = useAsk(listSwaps, { show: "waiting" }, { live: true })
  if (data === undefined || data.toApprove === 0) return null
  return (
    <span className="frame-count">
      <span aria-hidden="true">{data.toApprove}</span>
      <span className="unseen">{t("frame.swapsToApprove", { count: data.toApprove })}</span>
    </span>
  )
}
