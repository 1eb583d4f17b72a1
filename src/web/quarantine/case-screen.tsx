import "./cases.css"
import { Link, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { getCase } from "../../contract/quarantine.ts"
import type { CaseMove } from "../../core/quarantine/case-step.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { Unmask } from "../people/unmask.tsx"
import { CaseHead } from "./case-head.tsx"
import { CaseHistory } from "./case-history.tsx"
import { CaseHome } from "./case-home.tsx"
import { CasePapers } from "./case-papers.tsx"
import { CaseReadings } from "./case-readings.tsx"
import type { Case } from "./case-type.ts"
import { NextToSign } from "./next-to-sign.tsx"
import { StepPanel } from "./step-panel.tsx"

/** Everything of one case, and what is to be done with it. */
export function CaseScreen() {
  const { caseId } = useParams({ from: "/framed/cases/$caseId" })
  return <CasePage key={caseId} caseId={caseId} />
}

function CasePage({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const { may } = useSession()
  const [purpose, setPurpose] = useState<string | null>(null)
  const { opened, open, close } = useOpened<CaseMove>()
  const [done, setDone] = useState<CaseMove | null>(null)
  // an unmasked reading is written into the audit each time, so a change elsewhere does not repeat it
  const { data, error } = useAsk(
    getCase,
    { id: caseId, ...(purpose === null ? {} : { unmask: purpose }) },
    { live: purpose === null },
  )
  return (
    <div className="with-panel">
      <Page
        title={data ? t("case.title", { door: data.line.door, person: data.line.person }) : ""}
        back={<Link to="/cases">{t("case.back")}</Link>}
      >
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {done && (
          <DoneNote title={t("case.moved", { move: t(`case.move.${done}`) })}>
            {data?.moves.some(({ move }) => move === "undo") && done !== "undo" && (
              <Button kind="quiet" onClick={() => open("undo")}>
                {t("case.undoLast")}
              </Button>
            )}
            {done === "release" && (
              <Link to="/cases/$caseId/print/$paper" params={{ caseId, paper: "release-note" }}>
                {t("case.print.release-note")}
              </Link>
            )}
          </DoneNote>
        )}
        {data && (
          <>
            <CaseHead about={data} />
            {may("sign-health") && <NextToSign caseId={caseId} />}
            <Moves about={data} onMove={open} />
            <div className="case-columns">
              <div>
                <CasePapers about={data} onMove={open} />
                <Unmask purpose={purpose} onPurpose={setPurpose} />
                <CaseHome about={data} />
              </div>
              <div>
                <CaseReadings about={data} />
                <CaseHistory about={data} />
              </div>
            </div>
          </>
        )}
      </Page>
      {data && opened && (
        <StepPanel
          key={opened}
          about={data}
          move={opened}
          onClose={close}
          onDone={() => {
            setDone(opened)
            close()
          }}
        />
      )}
    </div>
  )
}

/** What may be done now: what the case waits for as large buttons, the rest beside. */
function Moves({ about, onMove }: { about: Case; onMove: (move: CaseMove) => void }) {
  const { t } = useWords()
  const next = about.moves.filter(({ isNext }) => isNext)
  const others = about.moves.filter(({ isNext }) => !isNext)
  if (about.moves.length === 0) return <p className="quiet">{t("case.noMoves")}</p>
  return (
    <section className="case-moves" aria-label={t("case.next")}>
      {next.length > 0 && (
        <div className="row">
          <span className="case-moves-label">{t("case.next")}</span>
          {next.map(({ move }, place) => (
            <Button key={move} kind={place === 0 ? "main" : "plain"} onClick={() => onMove(move)}>
              {t(`case.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      <div className="row">
        <span className="case-moves-label">{t("case.otherMoves")}</span>
        {others.map(({ move }) => (
          <Button key={move} kind="quiet" onClick={() => onMove(move)}>
            {t(`case.move.${move}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
