import { useState } from "react"
import { addWorker, listRoll } from "../../contract/roll.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { WorkerForm } from "./worker-form.tsx"
import type { NewKind, Worker } from "./worker-type.ts"
import { bodyOf, nobody } from "./worker-values.ts"

type AddPanelProps = {
  workers: readonly Worker[]
  onOpen: (id: string) => void
  onClose: () => void
}

/** Writes volunteers down one after the other, as their papers lie there; the next of a family begins where the one before ended. */
export function AddPanel({ workers, onOpen, onClose }: AddPanelProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addWorker, [listRoll])
  const [id, setId] = useState(newId)
  const [last, setLast] = useState<string | null>(null)
  return (
    <SidePanel title={t("roll.add")} onClose={onClose}>
      {last !== null && (
        <div className="roll-added">
          <DoneNote title={t("roll.added", { name: last })} />
        </div>
      )}
      <WorkerForm
        key={id}
        initial={nobody}
        self={null}
        workers={workers}
        submit={t("roll.addSend")}
        busy={busy}
        refused={refused && <ErrorNote refusal={refused.refusal} />}
        onOpen={onOpen}
        onSend={async (values, consents) => {
          const answer = await tell({
            ...{ id, kind: values.kind as NewKind, ...bodyOf(values) },
            consents: { how: consents.how, what: [...consents.what] },
          })
          if (!answer.ok) return
          setLast(values.name)
          setId(newId())
        }}
      />
    </SidePanel>
  )
}
