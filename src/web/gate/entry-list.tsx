import { useEffect, useRef } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { EntryTable } from "./entry-table.tsx"
import { useEntries } from "./use-entries.ts"
import { useNewOnes } from "./use-new-ones.ts"

/** A day's entries; older ones come when the end is reached, by scrolling or by the button. */
export function EntryList({ on, post }: { on: PlainDate; post: string | null }) {
  const { t, language } = useWords()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useEntries(on, post)
  const entries = data?.pages.flatMap((page) => page.entries)
  const fresh = useNewOnes(
    `${on} ${post}`,
    entries?.map(({ id }) => id),
  )
  const end = useReached(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  })
  const none = on === today() ? t("entries.noneToday") : t("entries.noneThen", { day: dayText(on, language) })
  return (
    <>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && (
        <p className="quiet small">
          {t("entries.count", { day: dayText(on, language), count: data.pages[0]?.total ?? 0 })}
        </p>
      )}
      {entries?.length === 0 && <p className="quiet">{none}</p>}
      {entries && entries.length > 0 && <EntryTable on={on} entries={entries} fresh={fresh} />}
      <div ref={end}>
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("entries.older")}
          </Button>
        )}
      </div>
    </>
  )
}

/** Runs when the element comes into sight. */
function useReached(reach: () => void) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(reach)
  useEffect(() => {
    latest.current = reach
  })
  useEffect(() => {
    if (end.current === null) return
    const observer = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) latest.current()
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  return end
}
