import { useState } from "react"
import { getWorker, listRoll, returnWorker, saveWorker, takeOnWorker } from "../../contract/roll.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { CertificateDesk } from "./certificate-desk.tsx"
import { ConsentDesk } from "./consent-desk.tsx"
import { EndForm } from "./end-form.tsx"
import { LinkDesk } from "./link-desk.tsx"
import { PinDesk } from "./pin-desk.tsx"
import { kinOf } from "./roll-table.tsx"
import { WorkerFacts } from "./worker-facts.tsx"
import { WorkerForm } from "./worker-form.tsx"
import type { WholeWorker, Worker } from "./worker-type.ts"
import { bodyOf, valuesOf } from "./worker-values.ts"

type WorkerPanelProps = {
  id: string
  workers: readonly Worker[]
  onOpen: (id: string) => void
  onClose: () => void
  /** `undo`: whose ending can be taken back from the note. */
  onDone: (title: string, undo?: string) => void
}

/** Somebody of the roll beside it: looked at, changed, taken on, ended. */
export function WorkerPanel(props: WorkerPanelProps) {
  const { t } = useWords()
  const { data, error } = useAsk(getWorker, { id: props.id }, { live: true })
  return (
    <SidePanel
      title={<span lang="zh-CN">{data ? data.name || t("roll.deleted") : "…"}</span>}
      onClose={props.onClose}
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.stage === "asked" && <Asked {...props} worker={data} />}
      {data?.stage === "active" && <Active {...props} worker={data} />}
      {data?.stage === "ended" && <Ended {...props} worker={data} />}
    </SidePanel>
  )
}

type PartProps = WorkerPanelProps & { worker: WholeWorker }

/** A request: what was said, to be settled and taken on, or not. */
function Asked({ worker, workers, onDone, onOpen }: PartProps) {
  const { t } = useWords()
  const taking = useTell(takeOnWorker, [listRoll, getWorker])
  const [isEnding, setEnding] = useState(false)
  return isEnding ? (
    <EndForm
      worker={worker}
      isRequest
      onDone={() => onDone(t("roll.notTaken"))}
      onClose={() => setEnding(false)}
    />
  ) : (
    <div className="roll-part">
      <p>{t("roll.askedIntro")}</p>
      <WorkerForm
        initial={valuesOf(worker, undefined)}
        self={worker.id}
        said={{ door: worker.saidDoor, family: worker.saidFamily }}
        workers={workers}
        submit={t("roll.takeOn")}
        busy={taking.busy}
        refused={taking.refused && <ErrorNote refusal={taking.refused.refusal} />}
        onOpen={onOpen}
        onSend={async (values) => {
          const answer = await taking.tell({ id: worker.id, ...bodyOf(values) })
          if (answer.ok) onDone(t("roll.taken", { name: values.name }))
        }}
      >
        <Button kind="quiet" onClick={() => setEnding(true)}>
          {t("roll.refuse")}
        </Button>
      </WorkerForm>
    </div>
  )
}

function Active({ worker, workers, onDone, onOpen }: PartProps) {
  const { t } = useWords()
  const { may } = useSession()
  const saving = useTell(saveWorker, [listRoll, getWorker])
  const [part, setPart] = useState<"facts" | "form" | "end">("facts")
  const kin = kinOf(worker, workers)
  if (part === "form") {
    return (
      <WorkerForm
        initial={valuesOf(worker, kin[0])}
        self={worker.id}
        workers={workers}
        submit={t("roll.save")}
        busy={saving.busy}
        refused={saving.refused && <ErrorNote refusal={saving.refused.refusal} />}
        onOpen={onOpen}
        onSend={async (values) => {
          const answer = await saving.tell({ id: worker.id, ...bodyOf(values) })
          if (!answer.ok) return
          setPart("facts")
          onDone(t("roll.saved", { name: values.name }))
        }}
      >
        <Button kind="quiet" onClick={() => setPart("facts")}>
          {t("roll.leave")}
        </Button>
      </WorkerForm>
    )
  }
  if (part === "end") {
    return (
      <EndForm
        worker={worker}
        isRequest={false}
        onDone={(turns) => {
          const what = turns > 0 ? "roll.endedWith" : "roll.ended"
          onDone(t(what, { name: worker.name, count: turns }), worker.id)
        }}
        onClose={() => setPart("facts")}
      />
    )
  }
  return (
    <div className="roll-panel">
      <WorkerFacts worker={worker} kin={kin} />
      <p className="row">
        <Button kind="main" onClick={() => setPart("form")}>
          {t("roll.change")}
        </Button>
        <Button onClick={() => setPart("end")}>{t("roll.end")}</Button>
      </p>
      <LinkDesk worker={worker} />
      {may("run-posts") && worker.kind !== "organisation" && <PinDesk worker={worker} />}
      {worker.kind === "volunteer" && (
        <>
          <ConsentDesk worker={worker} onForgotten={() => onDone(t("roll.forgotten"))} />
          <CertificateDesk worker={worker} />
        </>
      )}
    </div>
  )
}

function Ended({ worker, onDone }: PartProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(returnWorker, [listRoll, getWorker])
  if (worker.name === "")
    return (
      <div className="roll-panel">
        <p>{t("roll.deletedIntro")}</p>
        {worker.certificates.length > 0 && <CertificateDesk worker={worker} />}
      </div>
    )
  const comeBack = async () => {
    if (!busy && (await tell({ id: worker.id, undo: false })).ok)
      onDone(t("roll.back", { name: worker.name }))
  }
  return (
    <div className="roll-panel">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <WorkerFacts worker={worker} kin={[]} />
      <p>
        <Button kind="main" busy={busy} onClick={comeBack}>
          {t("roll.comeBack")}
        </Button>
      </p>
      {worker.kind === "volunteer" && (
        <>
          <ConsentDesk worker={worker} onForgotten={() => onDone(t("roll.forgotten"))} />
          <CertificateDesk worker={worker} />
        </>
      )}
    </div>
  )
}
