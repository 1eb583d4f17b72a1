import { clockOf } from "../../core/kit/dates.ts"
import type { RecentEntry } from "../device/kept.ts"
import { useWords } from "../parts/i18n.ts"
import { useDeviceView } from "./use-post.ts"

/** The shift's last entries, by kind, time and verdict alone; any of them can be taken back. */
export function RecentView({ busy, onUndo }: { busy: boolean; onUndo: (id: string) => void }) {
  const { t } = useWords()
  const { recent } = useDeviceView()
  if (recent.length === 0) return <p className="post-hint">{t("post.recent.none")}</p>
  return (
    <>
      <p className="post-hint">{t("post.recent.hint")}</p>
      <ul className="post-list">
        {recent.map((entry) => (
          <li key={entry.id}>
            <span>
              <span className="post-clock">{clockOf(entry.at)}</span> <EntryWords entry={entry} />
            </span>
            {entry.undone ? (
              <span>{t("post.recent.undone")}</span>
            ) : (
              <button
                type="button"
                className="key"
                aria-disabled={busy}
                onClick={() => busy || onUndo(entry.id)}
              >
                {t("post.recent.undo")}
                <span className="unseen"> {clockOf(entry.at)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function EntryWords({ entry: { what, kind, direction, verdict } }: { entry: RecentEntry }) {
  const { t } = useWords()
  if (what !== "passage") return t(`post.recent.${what}`)
  return [
    kind && t(`gateWord.kind.${kind}`),
    direction && t(`gateWord.direction.${direction}`),
    verdict && t(`gateWord.verdict.${verdict}`),
  ].join(" ")
}
