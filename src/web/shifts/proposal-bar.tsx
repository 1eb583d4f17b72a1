import "./proposal-bar.css"
import { Link } from "@tanstack/react-router"
import type { PlainDate } from "../../core/kit/dates.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { InTheWay } from "./in-the-way.tsx"
import { weekText } from "./say-week.ts"
import type { Proposal, Proposals } from "./use-proposal.ts"
import type { WeekState } from "./week-state.ts"

type BarProps = { state: WeekState; proposals: Proposals; week: string; draftVersion: number }

/** A proposal on its way, what each of its weeks is worth once it is there, and taking or leaving it. */
export function ProposalBar({ state, proposals, week, draftVersion }: BarProps) {
  const { t } = useWords()
  const { proposal, refused } = proposals
  const error = refused && <ErrorNote refusal={refused} />
  if (proposal === null) return error
  const { phase, byWeek } = proposal
  if (phase === "running")
    return (
      <>
        {error}
        <Searching proposals={proposals} proposal={proposal} />
      </>
    )
  if (phase === "ready") {
    const own = byWeek.find((each) => each.week === week)
    const isOver = byWeek.every(({ taken }) => taken !== null) && own?.taken !== draftVersion
    return isOver ? error : <Found {...{ state, proposals, proposal, week, error }} />
  }
  const text = {
    stopped: t("shifts.proposalStopped"),
    "no-roster": t("shifts.proposalNone"),
    failed: t("shifts.proposalFailed"),
    lost: t("shifts.proposalLost"),
  }[phase]
  return (
    <>
      {error}
      <DoneNote title={text}>
        {proposal.inTheWay.length > 0 && <InTheWay state={state} proposal={proposal} />}
      </DoneNote>
    </>
  )
}

function Searching({ proposals, proposal }: { proposals: Proposals; proposal: Proposal }) {
  const { t } = useWords()
  const { wanted, missing, gone, seconds, weeks } = proposal
  return (
    <div className="week-proposal note" role="status">
      <div>
        <strong>
          {t("shifts.proposing", { gone: Math.round(gone), seconds: Math.round(seconds), weeks })}
        </strong>
        <progress max={seconds} value={gone} aria-label={t("shifts.propose")} />
        <span>
          {missing > 0
            ? t("shifts.proposingShort", { missing, wanted })
            : t("shifts.proposingFull", { wanted })}
        </span>
      </div>
      <Button onClick={proposals.stop}>{t("shifts.proposalStop")}</Button>
      <Button kind="quiet" onClick={proposals.drop}>
        {t("shifts.proposalDrop")}
      </Button>
    </div>
  )
}

type FoundProps = Omit<BarProps, "draftVersion"> & { proposal: Proposal; error: React.ReactNode }

function Found({ state, proposals, proposal, week, error }: FoundProps) {
  const { t } = useWords()
  const { byWeek, wanted, missing } = proposal
  const open = byWeek.filter(({ taken }) => taken === null).map((each) => each.week)
  return (
    <section className="week-found note" aria-label={t("shifts.proposalTitle")}>
      {error}
      <div className="week-found-head">
        <strong role="status">
          {open.length > 0
            ? t("shifts.proposalReady", { wanted, missing })
            : t("shifts.proposalTaken", { wanted, missing })}
        </strong>
        <div className="row">
          {open.length > 0 && (
            <Button kind="main" busy={proposals.taking} onClick={() => proposals.take(open)}>
              {open.length === 1 ? t("shifts.takeOne") : t("shifts.takeAll", { count: open.length })}
            </Button>
          )}
          {proposals.preview !== null && (
            <Button onClick={proposals.turnOver}>
              {proposals.isShown ? t("shifts.seeDraft") : t("shifts.seeProposal")}
            </Button>
          )}
          {open.length > 0 && (
            <Button kind="quiet" onClick={proposals.drop}>
              {t("shifts.proposalLeave")}
            </Button>
          )}
        </div>
      </div>
      {/* taken whole, the board itself says it all */}
      {open.length > 0 && <FoundWeeks {...{ proposals, byWeek, week }} />}
      {proposal.inTheWay.length > 0 && <InTheWay state={state} proposal={proposal} />}
    </section>
  )
}

type WeeksProps = Pick<FoundProps, "proposals" | "week"> & Pick<Proposal, "byWeek">

/** Week by week what it is worth, with a way to see each and to take it alone. */
function FoundWeeks({ proposals, byWeek, week }: WeeksProps) {
  const say = useWords()
  const { t } = say
  return (
    <table className="week-found-table">
      <caption className="unseen">{t("shifts.proposalTitle")}</caption>
      <thead>
        <tr>
          {(["week", "cover", "leads", "share", "rest", "change"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`shifts.found.${column}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {byWeek.map((each) => (
          <tr key={each.week} className={each.week === week ? "week-found-shown" : undefined}>
            <th scope="row" className="week-found-name">
              {each.week === week ? (
                weekText(each.week as PlainDate, say)
              ) : (
                <Link to="/shifts" search={{ week: each.week }}>
                  {weekText(each.week as PlainDate, say)}
                </Link>
              )}
            </th>
            <td className={each.missing > 0 ? "week-found-lack" : undefined}>
              {t("shifts.found.filled", { filled: each.wanted - each.missing, wanted: each.wanted })}
              {each.gaps > 0 && t("shifts.found.gaps", { count: each.gaps })}
            </td>
            <td className={each.missingLeads > 0 ? "week-found-lack" : undefined}>
              {each.missingLeads > 0
                ? t("shifts.found.lacksLeads", { count: each.missingLeads })
                : t("shifts.found.allLed")}
            </td>
            <td>{t("shifts.found.near", { near: each.near, weighed: each.weighed })}</td>
            <td>
              {each.amber > 0 ? t("shifts.found.amber", { count: each.amber }) : t("shifts.found.rested")}
            </td>
            <td>
              {each.changed > 0
                ? t("shifts.found.changed", { count: each.changed })
                : t("shifts.found.asDraft")}
            </td>
            <td>
              {each.taken !== null ? (
                t("shifts.found.taken")
              ) : byWeek.length > 1 ? (
                <button
                  type="button"
                  className={buttonClass()}
                  disabled={proposals.taking}
                  aria-label={t("shifts.found.takeWeek", { week: weekText(each.week as PlainDate, say) })}
                  onClick={() => void proposals.take([each.week])}
                >
                  {t("shifts.found.take")}
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
