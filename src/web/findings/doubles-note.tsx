import { useEffect } from "react"
import {
  beginDoublesSearch,
  cancelDoublesSearch,
  getDoublesSearch,
  listFindings,
} from "../../contract/findings.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { queryClient, refreshAll, useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"

const touched = [getDoublesSearch]

/** How far the search of the whole register for doubles is, which can be begun and cancelled; how the last one ended. */
export function DoublesNote() {
  const { t, language } = useWords()
  const first = useAsk(getDoublesSearch, undefined, { live: true })
  const running = first.data?.running ?? null
  // while it runs nothing else says how far it is
  const { data } = useAsk(getDoublesSearch, undefined, running === null ? {} : { everyMs: 1000 })
  const begin = useTell(beginDoublesSearch, touched)
  const cancel = useTell(cancelDoublesSearch, touched)
  const isRunning = running !== null
  useEffect(() => {
    if (!isRunning) void refreshAll(queryClient, [listFindings])
  }, [isRunning])
  if (data === undefined) return null
  const { last } = data
  const refused = begin.refused ?? cancel.refused
  const percent = Math.round(100 * (data.running?.done ?? 0))
  return (
    <section className="finding-search" aria-label={t("findings.doubles.title")}>
      {data.running !== null ? (
        <>
          <span role="status">{t("findings.doubles.running", { count: data.running.people })}</span>
          <progress max={100} value={percent} aria-label={t("findings.doubles.title")} />
          <span className="quiet">{percent}%</span>
          <Button kind="quiet" busy={cancel.busy} onClick={() => cancel.tell({})}>
            {t("findings.doubles.cancel")}
          </Button>
        </>
      ) : (
        <>
          <span className="quiet" role="status">
            {last === null
              ? t("findings.doubles.never")
              : t(`findings.doubles.ended.${last.endedAs}`, {
                  at: momentText(last.endedAt as Instant, language),
                  count: last.people,
                  found: last.found ?? 0,
                })}
          </span>
          <Button kind="quiet" busy={begin.busy} onClick={() => begin.tell({})}>
            {t("findings.doubles.begin")}
          </Button>
        </>
      )}
      {refused && <ErrorNote refusal={refused.refusal} />}
    </section>
  )
}
