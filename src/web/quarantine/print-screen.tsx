import "./print-case.css"
import { Link, useParams } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { printCase } from "../../contract/quarantine.ts"
import { type CasePrint, casePrints } from "../../core/quarantine/paper.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import type { Printed } from "./case-type.ts"
import { NoticePaper } from "./notice-paper.tsx"
import { ReleasePaper } from "./release-paper.tsx"
import { UndertakingPaper } from "./undertaking-paper.tsx"

/** A paper of a case as it comes out of the printer: A4, in Chinese, names whole. */
export function CasePrintScreen() {
  const { t } = useWords()
  const { caseId, paper: wanted } = useParams({ from: "/framed/cases/$caseId/print/$paper" })
  const paper = casePrints.find((each) => each === wanted) ?? "notice"
  const { printed, refusal } = usePrinted(caseId, paper)
  return (
    <Page
      title={t(`casePaper.titleOf.${paper}`)}
      intro={t("casePaper.sure")}
      back={
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t("casePaper.back")}
        </Link>
      }
      actions={
        <Button kind="main" disabled={printed === null} onClick={() => window.print()}>
          {t("casePaper.print")}
        </Button>
      }
    >
      {refusal && <ErrorNote refusal={refusal} />}
      {!printed && !refusal && <WaitNote />}
      {/* written here, since not every browser knows pages by name */}
      <style>{"@page { size: 210mm 297mm; margin: 0 }"}</style>
      {printed && (
        <div className="case-sheets">
          <article className="case-sheet" lang="zh-CN" aria-label={t(`casePaper.titleOf.${paper}`)}>
            {paper === "notice" && <NoticePaper about={printed} />}
            {paper === "undertaking" && <UndertakingPaper about={printed} />}
            {paper === "release-note" && <ReleasePaper about={printed} />}
          </article>
        </div>
      )}
    </Page>
  )
}

/** What stands on the paper; that it was asked for is written down once. */
function usePrinted(caseId: string, paper: CasePrint) {
  const { tell } = useTell(printCase)
  const [state, setState] = useState<{ printed: Printed | null; refusal: string | null }>({
    printed: null,
    refusal: null,
  })
  useEffect(() => {
    const asked = { old: false }
    void tell({ caseId, paper }).then((answer) => {
      if (asked.old) return
      setState(
        answer.ok ? { printed: answer.value, refusal: null } : { printed: null, refusal: answer.refusal },
      )
    })
    return () => {
      asked.old = true
    }
  }, [caseId, paper, tell])
  return state
}
