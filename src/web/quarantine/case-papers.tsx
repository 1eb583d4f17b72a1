import { Link } from "@tanstack/react-router"
import type { PlainDate } from "../../core/kit/dates.ts"
import { type CasePaper, casePapers } from "../../core/quarantine/case-file.ts"
import type { CaseMove } from "../../core/quarantine/case-step.ts"
import type { CasePrint } from "../../core/quarantine/paper.ts"
import { Button } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Case } from "./case-type.ts"

type CasePapersProps = { about: Case; onMove: (move: CaseMove) => void }

/** The step that notes a paper. */
const notedBy = {
  dwelling: "assess-dwelling",
  notice: "give-notice",
  undertaking: "sign-undertaking",
} as const satisfies Record<CasePaper, CaseMove>

/** Papers, people and ways to reach them, each with its day or that it is missing. */
export function CasePapers({ about, onMove }: CasePapersProps) {
  const { t, language } = useWords()
  const { line, papers, team, followUp } = about
  const text = (day: string) => dayText(day as PlainDate, language)
  const prints: CasePrint[] = [
    "notice",
    "undertaking",
    ...(line.endReason === "released" ? (["release-note"] as const) : []),
  ]
  return (
    <section aria-label={t("case.papers")} className="case-section">
      <h2>{t("case.papers")}</h2>
      <dl className="case-facts">
        {casePapers.map((paper) => (
          <div key={paper}>
            <dt>{t(`cases.paper.${paper}`)}</dt>
            <dd>
              <PaperState about={about} paper={paper} onMove={onMove} />
            </dd>
          </div>
        ))}
        {(["doctor", "police", "committee"] as const).map((one) => (
          <div key={one}>
            <dt>{t(`case.${one}`)}</dt>
            <dd>{team[one] || <span className="quiet">{t("cases.nobody")}</span>}</dd>
          </div>
        ))}
        <div>
          <dt>{t("case.owner")}</dt>
          <dd>{line.owner ?? <span className="quiet">{t("cases.nobody")}</span>}</dd>
        </div>
        <div>
          <dt>{t("case.wechat")}</dt>
          <dd>
            {about.wechat === null ? (
              <span className="quiet">{t("case.notKnown")}</span>
            ) : (
              t(about.wechat ? "case.wechatYes" : "case.wechatNo")
            )}
          </dd>
        </div>
        <div>
          <dt>{t("case.phone")}</dt>
          <dd>{about.phone || <span className="quiet">{t("case.notKnown")}</span>}</dd>
        </div>
        <div>
          <dt>{t("case.idNumber")}</dt>
          <dd>{about.idNumber || <span className="quiet">{t("case.notKnown")}</span>}</dd>
        </div>
        {followUp && (
          <div>
            <dt>{t("case.follow")}</dt>
            <dd>
              {followUp.endedOn === null
                ? t("case.followUntil", { day: text(followUp.until) })
                : t("case.followEnded", {
                    day: text(followUp.endedOn),
                    found: t(followUp.fine ? "case.foundFine" : "case.foundNotFine"),
                  })}
            </dd>
          </div>
        )}
      </dl>
      <p className="case-prints">
        {papers &&
          prints.map((paper) => (
            <Link key={paper} to="/cases/$caseId/print/$paper" params={{ caseId: line.id, paper }}>
              {t(`case.print.${paper}`)}
            </Link>
          ))}
      </p>
    </section>
  )
}

function PaperState({ about, paper, onMove }: CasePapersProps & { paper: CasePaper }) {
  const { t, language } = useWords()
  const { papers, line } = about
  const there = papers[paper]
  if (there === null) {
    return line.papersMissing === null ? (
      <>
        <span className="quiet">{t("case.unknown")}</span>
        {about.moves.some(({ move }) => move === notedBy[paper]) && (
          <Button
            kind="quiet"
            aria-label={t("case.noteOf", { paper: t(`cases.paper.${paper}`) })}
            onClick={() => onMove(notedBy[paper])}
          >
            {t("case.note")}
          </Button>
        )}
      </>
    ) : (
      <strong>{t("case.missing")}</strong>
    )
  }
  const day = dayText(there.on as PlainDate, language)
  if (paper !== "dwelling" || papers.dwelling === null) return t("case.done", { day })
  return `${t(papers.dwelling.suitable ? "case.suitable" : "case.unsuitable")} · ${day}`
}
