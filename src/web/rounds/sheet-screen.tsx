import "./rounds.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { getRound, listKnockRounds } from "../../contract/rounds.ts"
import type { DoorOutcome } from "../../core/rounds/attempt.ts"
import { explains } from "../../core/rounds/attempt.ts"
import { isComplete } from "../../core/rounds/coverage.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useBasis } from "./basis.ts"
import { BasisBar } from "./basis-bar.tsx"
import { PrintSheet } from "./print-sheet.tsx"
import { RoundList } from "./round-list.tsx"
import type { Home } from "./round-type.ts"

const route = getRouteApi("/framed/rounds/sheet")

/** The sheet of a stairwell: every door with what a knock there came to. */
export function SheetScreen() {
  const { t } = useWords()
  const { round: roundId, stairwell: stairwellId } = route.useSearch()
  const basis = useBasis()
  const [second, setSecond] = useState(false)
  const asked = {
    list: "knocks" as const,
    ...(roundId === undefined ? {} : { roundId }),
    ...(stairwellId === undefined ? {} : { stairwells: stairwellId }),
  }
  const { data, error } = useAsk(getRound, asked, { live: true, enabled: roundId !== undefined })
  const rounds = useAsk(listKnockRounds, undefined, { live: true })
  const round = rounds.data?.rounds.find((one) => one.id === roundId)
  const coverage = round?.stairwells.find((one) => one.id === stairwellId) ?? round?.whole
  const homes = data?.homes.filter((home) => !second || !isExplained(home))
  const place = data?.homes[0]?.stairwell
  const title = `${round?.name ?? t("rounds.title.knocks")}${place && stairwellId ? ` ${t("rounds.stairwell", place)}` : ""}`
  return (
    <Page
      title={title}
      intro={t("knocks.sheetIntro")}
      back={<Link to="/rounds/knocks">{t("knocks.back")}</Link>}
      actions={<Button onClick={() => window.print()}>{t("knocks.print")}</Button>}
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && roundId !== undefined && <WaitNote />}
      {coverage && (
        <p role="status" className="round-counts no-print">
          <strong>{t("knocks.explained", coverage)}</strong>{" "}
          {isComplete(coverage)
            ? t("knocks.complete")
            : t("knocks.left", {
                tried: coverage.tried,
                open: coverage.homes - coverage.explained - coverage.tried,
              })}
        </p>
      )}
      <div className="round-choice no-print">
        <BasisBar basis={basis} />
        <label className="check">
          <input type="checkbox" checked={second} onChange={(event) => setSecond(event.target.checked)} />
          {t("knocks.second")}
        </label>
      </div>
      {homes?.length === 0 && (
        <EmptyNote title={t("knocks.complete")}>
          <p>{t("knocks.allExplained")}</p>
        </EmptyNote>
      )}
      {homes && (
        <div className="no-print">
          <RoundList
            homes={homes}
            list="knocks"
            day={today()}
            basis={basis}
            mayEnter={round !== undefined && round.endedOn === null}
          />
        </div>
      )}
      {homes && <PrintSheet homes={homes} />}
    </Page>
  )
}

function isExplained(home: Home): boolean {
  return home.checks.every((check) => explains(check.outcome as DoorOutcome | null))
}
