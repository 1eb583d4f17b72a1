import "../map/map.css"
import "./board.css"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { useCallback } from "react"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { type MapFilter, readMapFilter } from "../map/map-filter.ts"
import { buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { usePageTitle } from "../parts/page.tsx"
import type { BesideMap } from "./rows-key.ts"
import { StandingBoard } from "./standing-board.tsx"
import { useBoard } from "./use-board.ts"

/** The morning's first screen: what hung on the wall on paper, for any day. */
export function BoardScreen() {
  const { t } = useWords()
  const search = useSearch({ from: "/framed/" })
  const navigate = useNavigate()
  const asked = search.on === undefined ? null : parsePlainDate(search.on)
  const board = useBoard()
  const onBeside = useCallback(
    (beside: BesideMap) =>
      void navigate({
        to: "/",
        search: ({ on, only }) => ({
          ...(on === undefined ? {} : { on }),
          ...(only === undefined ? {} : { only }),
          ...beside,
        }),
        resetScroll: false,
      }),
    [navigate],
  )
  const onFilter = useCallback(
    (filter: MapFilter | null) =>
      void navigate({
        to: "/",
        search: ({ only: _only, ...rest }) => (filter === null ? rest : { ...rest, only: filter }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  usePageTitle(t("board.title"))
  if (board.index === null) {
    return (
      <div className="board-wait">
        {board.refusal === null ? <WaitNote /> : <ErrorNote refusal={board.refusal} />}
      </div>
    )
  }
  if (board.index.bundle.homes.length === 0) return <EmptyBoard />
  return (
    <StandingBoard
      index={board.index}
      asked={asked}
      filter={readMapFilter(search.only)}
      onFilter={onFilter}
      home={search.home ?? null}
      rows={search.rows ?? null}
      onBeside={onBeside}
    />
  )
}

function EmptyBoard() {
  const { t } = useWords()
  const { may, who } = useSession()
  if (who?.demonstration) {
    return (
      <div className="board-wait">
        <EmptyNote title={t("board.filling.title")}>
          <p role="status">{t("board.filling.body")}</p>
        </EmptyNote>
      </div>
    )
  }
  return (
    <div className="board-wait">
      <EmptyNote title={t("board.empty.title")}>
        <p className="empty-text">{t("board.empty.body")}</p>
        {may("import-books") ? (
          <Link to="/import" className={buttonClass("main")}>
            {t("board.empty.action")}
          </Link>
        ) : (
          <p>{t("board.empty.noPermission")}</p>
        )}
      </EmptyNote>
    </div>
  )
}
