import { Link } from "@tanstack/react-router"
import { memo, useCallback, useEffect } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { BoardIndex } from "../../core/report/board-index.ts"
import type { BoardDay } from "../../core/report/board-on.ts"
import type { Summary } from "../../core/report/summary.ts"
import { useSession } from "../app/session.ts"
import { useWords } from "../parts/i18n.ts"
import { AttentionList } from "./attention-list.tsx"
import { HomePanel } from "./home-panel.tsx"
import { HomesPanel } from "./homes-panel.tsx"
import { type BesideMap, isTableKey, type RowsKey } from "./rows-key.ts"
import { RowsPanel } from "./rows-panel.tsx"
import { SummaryList } from "./summary-list.tsx"

type BesideProps = {
  index: BoardIndex
  board: BoardDay
  settled: PlainDate
  summaries: readonly Summary[]
  home: string | null
  opened: RowsKey | null
  onBeside: (beside: BesideMap) => void
}

/** The column beside the map: matters and table, and over them what was pressed; the map never moves. */
export const Beside = memo(function Beside(props: BesideProps) {
  const { index, board, summaries, opened, settled, onBeside } = props
  const { t } = useWords()
  const { may } = useSession()
  useEscape(props)
  const openAttention = useCallback((id: string) => onBeside({ home: id }), [onBeside])
  const openRows = useCallback((rows: RowsKey) => onBeside({ rows }), [onBeside])
  return (
    <div className="beside">
      <div className="beside-ground">
        {may("see-facts") && (
          <section className="beside-attention" aria-label={t("board.attention")}>
            <h2>{t("board.attention")}</h2>
            <AttentionList on={settled} onHome={openAttention} />
          </section>
        )}
        <section className="beside-summary" aria-label={t("board.summary")}>
          <h2>
            {t("board.summary")}
            <Link to="/table" search={(before) => ("on" in before && before.on ? { on: before.on } : {})}>
              {t("board.wholeTable")}
            </Link>
          </h2>
          <SummaryList
            summaries={summaries}
            at={index.days.indexOf(board.day)}
            opened={opened}
            onOpen={may("see-facts") ? openRows : undefined}
          />
        </section>
      </div>
      <Panel {...props} />
    </div>
  )
})

/** Escape closes what is open, wherever the focus is; inside the panel the panel itself hears it. */
function useEscape({ home, opened, onBeside }: BesideProps): void {
  useEffect(() => {
    if (home === null && opened === null) return
    const onKey = (event: KeyboardEvent) => {
      const inside =
        event.target instanceof Element && event.target.closest(".side-panel, .find-door") !== null
      if (event.key !== "Escape" || event.defaultPrevented || inside) return
      onBeside(home !== null && opened !== null ? { rows: opened } : {})
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [home, opened, onBeside])
}

function Panel({ index, board, settled, home, opened, onBeside }: BesideProps) {
  const { may } = useSession()
  const close = () => onBeside({})
  // a home opened from rows lies over them, and leads back to them
  const under = opened === null ? {} : { rows: opened }
  const openHome = (id: string) => onBeside({ ...under, home: id })
  if (home !== null && may("see-people")) {
    return <HomePanel key={home} id={home} on={settled} onClose={() => onBeside(under)} />
  }
  if (opened === null) return null
  if (isTableKey(opened)) {
    return may("see-facts") ? (
      <RowsPanel key={opened} indicator={opened} on={settled} onHome={openHome} onClose={close} />
    ) : null
  }
  const { bundle } = index
  return (
    <HomesPanel
      key={opened}
      kind={opened}
      bundle={bundle}
      states={board.states}
      day={board.day}
      onHome={(place) => openHome(bundle.homes[place]?.id ?? "")}
      onClose={close}
    />
  )
}
