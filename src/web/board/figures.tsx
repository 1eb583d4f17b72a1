import type { ReactNode } from "react"
import { Trans } from "react-i18next"
import type { BoardFigures } from "../../core/report/board-on.ts"
import { useWords } from "../parts/i18n.ts"
import type { RowsKey } from "./rows-key.ts"

type FiguresProps = {
  figures: BoardFigures
  opened: RowsKey | null
  onOpen?: ((rows: RowsKey) => void) | undefined
}

/** The five figures that a secretary asks for first; each opens what it counts. */
export function Figures({ figures, opened, onOpen }: FiguresProps) {
  const { t } = useWords()
  const shared = { opened, onOpen }
  return (
    <ul className="figures" aria-label={t("board.figures")}>
      <Figure {...shared} label={t("board.inQuarantine")} rows="在隔人数">
        <Trans
          i18nKey="board.peopleAndHomes"
          values={{ people: figures.people, homes: figures.homes }}
          components={{ b: <b /> }}
        />
      </Figure>
      <Figure {...shared} label={t("board.openedToday")} rows="今日新增隔离人数">
        <b>{figures.openedToday}</b> {t("board.figurePeople")}
      </Figure>
      <li className="figure figure-pair">
        <FigureButton {...shared} label={t("board.due")} rows="due">
          <b>{figures.dueToday}</b> {t("board.figurePeople")}
        </FigureButton>
        <FigureButton {...shared} label={t("board.overdue")} rows="overdue" alarm={figures.overdue > 0}>
          <b>{figures.overdue}</b> {t("board.figurePeople")}
        </FigureButton>
      </li>
      <Figure {...shared} label={t("board.readings")} rows="今日已报体温次数">
        <b>{figures.readingsTaken}</b>/{figures.readingsDue} {t("board.units.times")}
      </Figure>
      <Figure {...shared} label={t("board.openNeeds")} rows="未办结需求">
        <b>{figures.openNeeds}</b> {t("board.units.items")}
      </Figure>
    </ul>
  )
}

type FigureProps = Pick<FiguresProps, "opened" | "onOpen"> & {
  label: string
  rows: RowsKey
  alarm?: boolean
  children: ReactNode
}

function Figure(props: FigureProps) {
  return (
    <li className="figure">
      <FigureButton {...props} />
    </li>
  )
}

function FigureButton({ label, rows, opened, onOpen, alarm = false, children }: FigureProps) {
  const content = (
    <>
      <span className="figure-label">{label}</span>
      <span className={alarm ? "figure-number figure-alarm" : "figure-number"}>{children}</span>
    </>
  )
  if (onOpen === undefined) return <div className="figure-plain">{content}</div>
  return (
    <button type="button" aria-expanded={opened === rows} onClick={() => onOpen(rows)}>
      {content}
    </button>
  )
}
