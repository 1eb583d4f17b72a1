import { memo, useState } from "react"
import { listCalls, settleOneCall } from "../../contract/phone.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { writtenText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { type Line, nameOf } from "./call-line.ts"
import { CorrectCall } from "./correct-call.tsx"
import { momentShort } from "./home-beside.tsx"

const AT_ONCE = 30

/** The calls of today, or all that somebody has still to see to; each can be settled and corrected where it stands. */
export const CallList = memo(function CallList() {
  const { t, language } = useWords()
  const [view, setView] = useState<"day" | "open">("day")
  const [shown, setShown] = useState(AT_ONCE)
  const { opened: correcting, open: correct, close } = useOpened<string>()
  const { data, error } = useAsk(listCalls, { view }, { live: true })
  const { tell, busy, refused } = useTell(settleOneCall, [listCalls])
  const columns: Column<Line>[] = [
    {
      key: "at",
      label: t("phone.at"),
      whole: true,
      cell: ({ at }) => writtenText(at, language),
    },
    { key: "number", label: t("phone.number"), whole: true, cell: ({ number }) => number },
    {
      key: "door",
      label: t("phone.door"),
      whole: true,
      cell: ({ door, person }) => [door, person].filter(Boolean).join(" "),
    },
    {
      key: "category",
      label: t("phone.category"),
      whole: true,
      cell: ({ category }) => t(`callCategory.${category}`, { defaultValue: category }),
    },
    { key: "text", label: t("phone.note"), cell: ({ text }) => <span lang="zh">{text}</span> },
    { key: "who", label: t("phone.answeredBy"), whole: true, cell: ({ who }) => who },
    {
      key: "state",
      label: t("phone.state"),
      cell: ({ open, followUp }) => {
        if (!open) return t("phone.settled")
        if (followUp === null) return t("phone.open")
        const who = followUp.owner ?? t("phone.team")
        const by = followUp.dueAt === null ? "" : momentShort(followUp.dueAt as Instant, language)
        return t("phone.openBy", { who, by })
      },
    },
    {
      key: "actions",
      label: t("common.actions"),
      actions: true,
      cell: (line) => (
        <span className="row">
          {line.open && (
            <Button
              kind="quiet"
              busy={busy}
              aria-label={t("phone.settleOf", { call: nameOf(line) })}
              onClick={() => void tell({ id: line.id })}
            >
              {t("phone.settle")}
            </Button>
          )}
          <Button
            kind="quiet"
            aria-label={t("phone.correctOf", { call: nameOf(line) })}
            onClick={() => correct(line.id)}
          >
            {t("phone.correct")}
          </Button>
        </span>
      ),
    },
  ]
  const corrected = data?.calls.find(({ id }) => id === correcting)
  return (
    <section aria-labelledby="phone-calls" className="phone-calls">
      <div className="row">
        <h2 id="phone-calls">{t(view === "day" ? "phone.ofDay" : "phone.ofOpen")}</h2>
        {data && <span role="status">{t("phone.count", { count: data.total })}</span>}
        <Button kind="quiet" onClick={() => setView(view === "day" ? "open" : "day")}>
          {t(view === "day" ? "phone.showOpen" : "phone.showDay")}
        </Button>
      </div>
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {corrected && <CorrectCall key={corrected.id} line={corrected} onDone={close} />}
      {!data && !error && <WaitNote />}
      {data && data.calls.length === 0 && (
        <EmptyNote title={t("phone.noCalls")}>
          <p>{t("phone.noCallsHint")}</p>
        </EmptyNote>
      )}
      {data && data.calls.length > 0 && (
        <DataTable
          caption={t(view === "day" ? "phone.ofDay" : "phone.ofOpen")}
          columns={columns}
          rows={data.calls.slice(0, shown)}
          keyOf={({ id }) => id}
        />
      )}
      {data && data.calls.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + AT_ONCE)}>{t("phone.more")}</Button>
        </p>
      )}
    </section>
  )
})
