import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getHandOver, getOversight, listHandOvers, listTasks, undoHandOver } from "../../contract/tasks.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { InHandWords } from "./hand-over-form.tsx"

type Made = ReplyOf<typeof listHandOvers>["handOvers"][number]

/** What went from whom to whom; the last one can be taken back for an hour. */
export function HandOverHistory() {
  const { t } = useWords()
  const { data, error } = useAsk(listHandOvers, undefined, { live: true, everyMs: 60_000 })
  const [undone, setUndone] = useState<{ returned: number; left: number } | null>(null)
  return (
    <section className="oversight-part" aria-label={t("handOver.history")}>
      <h2>{t("handOver.history")}</h2>
      {undone && (
        <DoneNote title={t("handOver.undid", { returned: undone.returned })}>
          {undone.left > 0 && <p>{t("handOver.stayed", { left: undone.left })}</p>}
        </DoneNote>
      )}
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.handOvers.length === 0 && <p className="quiet">{t("handOver.historyNone")}</p>}
      <ul className="hand-overs">
        {data?.handOvers.map((made) => (
          <li key={made.id}>
            <OneHandOver made={made} onUndone={setUndone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type OneHandOverProps = { made: Made; onUndone: (undone: { returned: number; left: number }) => void }

function OneHandOver({ made, onUndone }: OneHandOverProps) {
  const { t, language } = useWords()
  const { tell, busy, refused } = useTell(undoHandOver, [listHandOvers, getOversight, listTasks])
  const [doors, setDoors] = useState(false)
  const at = momentText(made.at as Instant, language)
  const undo = async () => {
    const answer = await tell({ id: made.id })
    if (answer.ok) onUndone(answer.value)
  }
  return (
    <>
      <p>
        {made.by === null
          ? t("handOver.madeItself", { at, from: made.from })
          : t("handOver.made", { at, by: made.by, from: made.from })}{" "}
        {made.undoneAt !== null && (
          <strong>{t("handOver.undone", { at: momentText(made.undoneAt as Instant, language) })}</strong>
        )}
      </p>
      <ul>
        {made.to.map(({ name, inHand }) => (
          <li key={name}>
            {name} <InHandWords inHand={inHand} />
          </li>
        ))}
      </ul>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="row no-print">
        <Button kind="quiet" aria-expanded={doors} onClick={() => setDoors(!doors)}>
          {t("handOver.doors")}
        </Button>
        {made.mayUndo && (
          <Button kind="quiet" busy={busy} onClick={undo}>
            {t("handOver.undo")}
          </Button>
        )}
      </div>
      {doors && <Doors id={made.id} />}
    </>
  )
}

function Doors({ id }: { id: string }) {
  const { t } = useWords()
  const { data, error } = useAsk(getHandOver, { id })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  return (
    <DataTable
      caption={t("handOver.doorsTitle")}
      rows={data.doors}
      keyOf={({ to, kind, door }) => `${to} ${kind} ${door}`}
      columns={[
        { key: "to", whole: true, label: t("handOver.doorsTitle"), cell: ({ to }) => to },
        { key: "door", whole: true, label: t("tasks.columns.door"), cell: ({ door }) => door },
        {
          key: "kind",
          label: t("tasks.columns.task"),
          cell: ({ kind, count }) => `${t(`handOver.kinds.${kind}`)} ${count}`,
        },
      ]}
    />
  )
}
