import type { BoardFigures } from "../../core/report/board-on.ts"
import { useWords } from "../parts/i18n.ts"

/** The figures that can be read from the door. */
export function WallFigures({ figures, released }: { figures: BoardFigures; released: number }) {
  const { t } = useWords()
  const { people, homes } = figures
  return (
    <dl className="wall-figures">
      <div>
        <dt>{t("wall.inQuarantine")}</dt>
        <dd>
          <b>{people}</b> {t("wall.people")} / <b>{homes}</b> {t("wall.homes")}
        </dd>
      </div>
      <Figure label={t("wall.openedToday")} value={figures.openedToday} />
      <Figure label={t("wall.dueToday")} value={figures.dueToday} />
      <Figure label={t("wall.overdue")} value={figures.overdue} alarm={figures.overdue > 0} />
      <Figure label={t("wall.released")} value={released} />
    </dl>
  )
}

function Figure({ label, value, alarm = false }: { label: string; value: number; alarm?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b className={alarm ? "wall-alarm" : undefined}>{value}</b>
      </dd>
    </div>
  )
}
