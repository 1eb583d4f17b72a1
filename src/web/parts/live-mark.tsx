import { clockOf, type Instant } from "../../core/kit/dates.ts"
import { useWords } from "./i18n.ts"

/** `实时 ●`, or since when the screen stands still; a full or a hollow dot, so that it needs no colour. */
export function LiveMark({ live, since }: { live: boolean; since: Instant }) {
  const { t } = useWords()
  return (
    <span
      className={live ? "live-mark" : "live-mark live-mark-off"}
      role="status"
      title={t(live ? "live.title" : "live.notLiveTitle")}
    >
      <span aria-hidden="true" className="live-dot" />
      {live ? t("live.live") : t("live.notLive", { clock: clockOf(since) })}
    </span>
  )
}
