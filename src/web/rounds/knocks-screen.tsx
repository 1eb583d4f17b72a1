import "./rounds.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { endKnockRound, explainVacant, getRound, listKnockRounds } from "../../contract/rounds.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { isComplete } from "../../core/rounds/coverage.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { MakeRoundForm } from "./make-round-form.tsx"
import { RoundTabs } from "./round-tabs.tsx"

type KnockRound = ReplyOf<typeof listKnockRounds>["rounds"][number]

/** Rounds from door to door: how far each has come, stairwell by stairwell. */
export function KnocksScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listKnockRounds, undefined, { live: true })
  const making = useOpened<true>()
  const [made, setMade] = useState<number | null>(null)
  return (
    <div className="with-panel">
      <Page
        title={t("rounds.title.knocks")}
        intro={t("rounds.intro.knocks")}
        actions={
          <Button kind="main" onClick={() => making.open(true)}>
            {t("knocks.make")}
          </Button>
        }
      >
        <RoundTabs shown="knocks" />
        {made !== null && <DoneNote title={t("knocks.made", { count: made })} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.rounds.length === 0 && (
          <EmptyNote title={t("knocks.none")}>
            <p>{t("knocks.noneHint")}</p>
          </EmptyNote>
        )}
        {data?.rounds.map((round) => (
          <OneRound key={round.id} round={round} />
        ))}
      </Page>
      {making.opened && (
        <SidePanel title={t("knocks.make")} onClose={making.close}>
          <MakeRoundForm
            onDone={(homes) => {
              setMade(homes)
              making.close()
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}

function OneRound({ round }: { round: KnockRound }) {
  const { t, language } = useWords()
  const { whole, endedOn } = round
  const inWords = (text: string) => {
    const day = parsePlainDate(text)
    return day === null ? text : dayText(day, language)
  }
  return (
    <section className="knock-round" aria-label={round.name}>
      <div className="round-group-head">
        <h2>{round.name}</h2>
        <span className="quiet">
          {endedOn === null
            ? t("knocks.due", { from: inWords(round.begunOn), day: inWords(round.dueOn) })
            : t("knocks.ended", { from: inWords(round.begunOn), day: inWords(endedOn) })}
        </span>
      </div>
      <p className="knock-whole">
        <progress max={whole.homes} value={whole.explained} aria-label={t("knocks.coverage")} />{" "}
        <strong>{t("knocks.explained", whole)}</strong>{" "}
        {isComplete(whole)
          ? t("knocks.complete")
          : t("knocks.left", { tried: whole.tried, open: whole.homes - whole.explained - whole.tried })}
      </p>
      <ul className="knock-stairwells">
        {round.stairwells.map((stairwell) => (
          <li key={stairwell.id}>
            <Link to="/rounds/sheet" search={{ round: round.id, stairwell: stairwell.id }}>
              {t("rounds.stairwell", stairwell)}
            </Link>{" "}
            <span aria-hidden="true">{isComplete(stairwell) ? "✓" : ""}</span>
            {stairwell.explained}/{stairwell.homes}
          </li>
        ))}
      </ul>
      {endedOn === null && <RoundActions round={round} />}
    </section>
  )
}

function RoundActions({ round }: { round: KnockRound }) {
  const { t } = useWords()
  const [anyway, setAnyway] = useState(false)
  const vacant = useTell(explainVacant, [listKnockRounds, getRound])
  const end = useTell(endKnockRound, [listKnockRounds, getRound])
  const [found, setFound] = useState<number | null>(null)
  const look = async () => {
    const answer = await vacant.tell({ id: round.id })
    setFound(answer.ok ? answer.value.homes : null)
  }
  const refused = vacant.refused ?? end.refused
  return (
    <div className="knock-actions">
      <Button busy={vacant.busy} onClick={() => void look()}>
        {t("knocks.explainVacant")}
      </Button>
      <Button busy={end.busy} onClick={() => void end.tell({ id: round.id, anyway })}>
        {t("knocks.end")}
      </Button>
      {!isComplete(round.whole) && (
        <label className="check">
          <input type="checkbox" checked={anyway} onChange={(event) => setAnyway(event.target.checked)} />
          {t("knocks.anyway")}
        </label>
      )}
      <span role="status">{found !== null && t("knocks.vacantFound", { count: found })}</span>
      {refused && <ErrorNote refusal={refused.refusal} />}
    </div>
  )
}
