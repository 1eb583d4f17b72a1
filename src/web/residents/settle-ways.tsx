import { useState } from "react"
import {
  listReports,
  openReportedNeed,
  takeObjection,
  writeReportedReading,
} from "../../contract/residents.ts"
import type { SettlingWay } from "../../core/residents/self-report.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { needCategories } from "../parts/report-values.ts"
import type { WholeReport } from "./report-type.ts"
import { WayButton, WayLink } from "./way-button.tsx"
import { candidatesOf, linksOf } from "./way-digits.ts"

export type WaysProps = {
  whole: WholeReport
  ways: readonly SettlingWay[]
  onDone: (text: string) => void
}

/** Whose temperature it is, or whose case is objected to: one press each. */
export function PersonWays({ whole, ways, onDone }: WaysProps) {
  const { t } = useWords()
  const reading = useTell(writeReportedReading, [listReports])
  const objection = useTell(takeObjection, [listReports])
  const [ids] = useState(() => ({ factId: newId(), stepId: newId() }))
  const candidates = candidatesOf(whole, ways)
  const isReading = ways.includes("write-reading")
  const refused = reading.refused ?? objection.refused
  if (!isReading && !ways.includes("to-case")) return null
  const choose = async ({ personId, caseId }: (typeof candidates)[number]) => {
    if (reading.busy || objection.busy) return
    const { id } = whole.line
    const answer = isReading
      ? await reading.tell({ id, factId: ids.factId, personId })
      : await objection.tell({ id, stepId: ids.stepId, caseId: caseId ?? "" })
    if (answer.ok) onDone(t(isReading ? "reports.done.writeReading" : "reports.done.toCase"))
  }
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>
        {t(candidates.length === 0 ? "reports.nobody" : isReading ? "reports.whose" : "reports.whoseCase")}
      </p>
      {candidates.map((candidate, index) => (
        <WayButton
          key={candidate.personId}
          digit={index + 1}
          main={candidate.isNamed}
          busy={reading.busy || objection.busy}
          onPress={() => choose(candidate)}
        >
          <span lang="zh-CN">{candidate.name}</span>
          {candidate.caseId !== null && ` · ${t("reports.inQuarantine")}`}
          {candidate.isNamed && ` · ${t("reports.named")}`}
        </WayButton>
      ))}
    </>
  )
}

/** Where the work is done that a report asks for, and the need that it opens. */
export function WorkWays({ whole, ways, onDone }: WaysProps) {
  const { t } = useWords()
  const before = candidatesOf(whole, ways).length
  const links = linksOf(whole)
  return (
    <>
      {links.map(({ words, href }, index) => (
        <WayLink key={href} digit={before + index + 1} href={href}>
          {t(`reports.link.${words}`)}
        </WayLink>
      ))}
      {ways.includes("open-need") && (
        <NeedForm whole={whole} digit={before + links.length + 1} onDone={onDone} />
      )}
    </>
  )
}

type NeedFormProps = { whole: WholeReport; digit: number; onDone: (text: string) => void }

function NeedForm({ whole, digit, onDone }: NeedFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(openReportedNeed, [listReports])
  const { report, line } = whole
  const [needId] = useState(newId)
  const [category, setCategory] = useState(report.kind === "need" ? report.category : "")
  const [text, setText] = useState(report.kind === "need" ? report.text : "")
  const known = (needCategories as readonly string[]).includes(category) ? [] : [category]
  const open = async () => {
    if (busy) return
    if ((await tell({ id: line.id, needId, category, text })).ok) onDone(t("reports.done.openNeed"))
  }
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ChoiceField
        label={t("report.field.category")}
        value={category}
        choices={[...known, ...needCategories].map((value) => ({
          value,
          label: t(`report.category.${value}`, { defaultValue: value }),
        }))}
        onChange={setCategory}
      />
      <LongTextField label={t("report.of.need.text")} maxLength={1000} value={text} onChange={setText} />
      <WayButton digit={digit} main busy={busy} onPress={open}>
        {t("reports.way.openNeed")}
      </WayButton>
    </>
  )
}
