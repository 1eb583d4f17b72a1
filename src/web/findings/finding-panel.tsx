import { Link } from "@tanstack/react-router"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { EndForm } from "./end-form.tsx"
import { EndText } from "./finding-table.tsx"
import { type Finding, useFindingText } from "./finding-text.ts"

export type Ending = "task" | "dismissed"

type FindingPanelProps = {
  finding: Finding
  /** The form that stands open. */
  asking: Ending | null
  onAsk: (asking: Ending | null) => void
  onEnded: (as: Ending) => void
  onReopen: () => void
}

/** One finding: what does not agree, where to mend it, and the two ways to end it. */
export function FindingPanel({ finding, asking, onAsk, onEnded, onReopen }: FindingPanelProps) {
  const { t } = useWords()
  const text = useFindingText()
  return (
    <div className="finding-panel">
      <p className="finding-title">{text.subject(finding)}</p>
      <p>{text.what(finding)}</p>
      {text.sides(finding).length > 0 && (
        <dl className="finding-sides">
          {text.sides(finding).map(([source, value]) => (
            <div key={source}>
              <dt>{source}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {finding.other && finding.kind === "missing" && (
        <p className="quiet">
          {t("findings.maybe")} {text.who(finding.other)}
        </p>
      )}
      {finding.endedAs === null ? (
        asking === null ? (
          <>
            <p className="row">
              <Mend finding={finding} />
            </p>
            <p className="row">
              <Button onClick={() => onAsk("task")}>
                {t("findings.toTask")}
                {t("findings.key", { key: "T" })}
              </Button>
              <Button onClick={() => onAsk("dismissed")}>
                {t("findings.dismiss")}
                {t("findings.key", { key: "X" })}
              </Button>
            </p>
          </>
        ) : (
          <EndForm
            key={asking}
            findingId={finding.id}
            as={asking}
            onDone={() => onEnded(asking)}
            onCancel={() => onAsk(null)}
          />
        )
      ) : (
        <>
          <p>
            <EndText finding={finding} />
          </p>
          {finding.endedAs !== "merged" && finding.endedAs !== "gone" && (
            <p>
              <Button onClick={onReopen}>{t("findings.reopen")}</Button>
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** What the screening begins with: with a list's row what it says is filled in, and the row ends with the screening. */
function screeningOf({ rowId, person }: Finding, home: string | null) {
  if (rowId !== null) return { row: rowId }
  if (person !== null) return { person: person.id }
  return home === null ? {} : { home }
}

/** Where what does not agree is mended. */
function Mend({ finding }: { finding: Finding }) {
  const { t } = useWords()
  const { kind, person, other, listId, asks } = finding
  const home = finding.homeId ?? person?.homeId ?? null
  if (kind === "double" && person && other) {
    return (
      <Link
        to="/findings/compare"
        search={{ one: person.id, other: other.id }}
        className={buttonClass("main")}
      >
        {t("findings.compare")}
        {t("findings.key", { key: "M" })}
      </Link>
    )
  }
  const isTenant = finding.source.startsWith("screening") && kind === "missing"
  // whom a list of residents names is registered on the list
  const toScreen = kind === "missing" ? !isTenant && asks !== "residence" : finding.field === "arrival"
  return (
    <>
      {toScreen && (
        <Link to="/screening" search={screeningOf(finding, home)} className={buttonClass("main")}>
          {t("findings.register")}
        </Link>
      )}
      {listId !== null && (
        <Link
          to="/lists/one"
          search={{ id: listId, show: "all" }}
          className={buttonClass(kind === "missing" && !toScreen ? "main" : "plain")}
        >
          {t("findings.list")}
        </Link>
      )}
      {home !== null && (kind === "contradictory" || isTenant) && (
        <Link to="/register/home" search={{ home }} className={buttonClass("main")}>
          {t("findings.registerHome")}
        </Link>
      )}
      {home !== null && (
        <Link to="/home/$id" params={{ id: home }} search={{}} className={buttonClass()}>
          {t("findings.home")}
        </Link>
      )}
    </>
  )
}
