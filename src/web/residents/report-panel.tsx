import { useEffect, useRef } from "react"
import { getReport } from "../../contract/residents.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { waysToSettle } from "../../core/residents/self-report.ts"
import { useAsk } from "../app/query.ts"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import type { WholeReport } from "./report-type.ts"
import { SettleForm } from "./settle-form.tsx"
import { PersonWays, WorkWays } from "./settle-ways.tsx"

type ReportPanelProps = {
  id: string
  onClose: () => void
  onSettled: (line: { number: number; id: string }, text: string) => void
}

/** One report whole, and its ways out: each has a digit, so that hands stay on the keyboard. */
export function ReportPanel({ id, onClose, onSettled }: ReportPanelProps) {
  const { t } = useWords()
  const { data, error } = useAsk(getReport, { id })
  const panel = useRef<HTMLDivElement>(null)
  useDigitKeys(panel)
  const title = data ? `${data.line.number} · ${t(`report.kind.${data.line.kind}`)}` : t("reports.report")
  return (
    <SidePanel title={title} onClose={onClose}>
      <div ref={panel} className="report-panel">
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && (
          <>
            <Written whole={data} />
            <Ways whole={data} onDone={(text) => onSettled(data.line, text)} />
          </>
        )}
      </div>
    </SidePanel>
  )
}

/** A digit presses the button that bears it, wherever the focus is but where somebody is typing. */
function useDigitKeys(within: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return
      const button = within.current?.querySelectorAll<HTMLElement>("[data-way]")[Number(event.key) - 1]
      if (button === undefined) return
      event.preventDefault()
      button.click()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [within])
}

function Ways({ whole, onDone }: { whole: WholeReport; onDone: (text: string) => void }) {
  const { t } = useWords()
  const ways = waysToSettle(whole.line)
  if (ways.length === 0) return null
  return (
    <section className="report-ways" aria-label={t("reports.ways")}>
      <h3>{t("reports.ways")}</h3>
      <PersonWays whole={whole} ways={ways} onDone={onDone} />
      <WorkWays whole={whole} ways={ways} onDone={onDone} />
      <SettleForm whole={whole} ways={ways} onDone={onDone} />
    </section>
  )
}

function Written({ whole }: { whole: WholeReport }) {
  const { t, language } = useWords()
  const { line, report } = whole
  const { kind: _kind, ...written } = report
  const labelOf = (name: string) => {
    const own = t(`report.of.${line.kind}.${name}`, { defaultValue: "" })
    return own === "" ? t(`report.field.${name}`) : own
  }
  const rows = Object.entries(written).filter(([, value]) => value !== "")
  return (
    <dl className="report-written">
      <dt>{t("reports.door")}</dt>
      <dd lang="zh-CN">{line.door ?? "—"}</dd>
      <dt>{t("reports.came")}</dt>
      <dd>
        {t(`reports.channel.${line.channel}`)} · {momentText(line.at as Instant, language)}
      </dd>
      {rows.map(([name, value]) => (
        <Said key={name} name={labelOf(name)} value={String(value)} />
      ))}
      {line.status !== "open" && (
        <>
          <dt>{t(`reports.statuses.${line.status}`)}</dt>
          <dd>
            {line.doneAt === null ? "" : momentText(line.doneAt as Instant, language)}{" "}
            <span lang="zh-CN">
              {line.doneBy ?? t("reports.byItself")} {line.answer}
            </span>
          </dd>
        </>
      )}
    </dl>
  )
}

function Said({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd lang="zh-CN">{value}</dd>
    </>
  )
}
