import { useRef, useState } from "react"
import { takeEntries } from "../../contract/gate.ts"
import { countEntries, listAnomalies, listEntries, listParcels, listPosts } from "../../contract/posts.ts"
import { call } from "../app/client.ts"
import { queryClient, refreshAll } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { readOutboxFile } from "./read-outbox-file.ts"

type State =
  | { readonly at: "waiting" }
  | { readonly at: "not-ours"; readonly file: string }
  | { readonly at: "sending" | "taken"; readonly taken: number }
  | { readonly at: "refused"; readonly taken: number; readonly refusal: string }

/** The last resort: the signed file of a post that cannot send, given on as it is. */
export function OutboxFile() {
  const { t } = useWords()
  const [state, setState] = useState<State>({ at: "waiting" })
  const input = useRef<HTMLInputElement>(null)
  const send = async (file: File | undefined) => {
    if (file === undefined || state.at === "sending") return
    const batches = readOutboxFile(await file.text())
    if (batches === null) setState({ at: "not-ours", file: file.name })
    else await sendBatches(batches, setState)
  }
  return (
    <section className="outbox-file" aria-labelledby="outbox-file">
      <h2 id="outbox-file">{t("outboxFile.title")}</h2>
      <p className="quiet">{t("outboxFile.intro")}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is everybody's */}
      <div
        className="outbox-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void send(event.dataTransfer.files[0])
        }}
      >
        <span className="quiet">{t("outboxFile.drop")}</span>
        <Button busy={state.at === "sending"} onClick={() => input.current?.click()}>
          {t("outboxFile.choose")}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".json,application/json"
          aria-label={t("outboxFile.choose")}
          onChange={(event) => {
            const file = event.target.files?.[0]
            void send(file).finally(() => {
              // the same file may be chosen again
              if (input.current) input.current.value = ""
            })
          }}
        />
      </div>
      <Outcome state={state} />
    </section>
  )
}

/** One after the other, as they were written; stops at the first that is refused. */
async function sendBatches(
  batches: NonNullable<ReturnType<typeof readOutboxFile>>,
  show: (state: State) => void,
): Promise<void> {
  const progress = { taken: 0 }
  show({ at: "sending", taken: 0 })
  for (const batch of batches) {
    const answer = await call(takeEntries, { body: batch })
    if (!answer.ok) {
      show({ at: "refused", taken: progress.taken, refusal: answer.refusal })
      break
    }
    progress.taken += answer.value.taken.length
    show({ at: batch === batches.at(-1) ? "taken" : "sending", taken: progress.taken })
  }
  await refreshAll(queryClient, [listPosts, listEntries, countEntries, listAnomalies, listParcels])
}

function Outcome({ state }: { state: State }) {
  const { t } = useWords()
  switch (state.at) {
    case "waiting":
      return null
    case "sending":
      return (
        <p role="status" className="quiet">
          {t("outboxFile.sending", { count: state.taken })}
        </p>
      )
    case "taken":
      return (
        <DoneNote title={t("outboxFile.taken", { count: state.taken })}>
          <p>{t("outboxFile.takenHint")}</p>
        </DoneNote>
      )
    case "not-ours":
      return (
        <div className="note note-error" role="alert">
          <div>
            <strong>{t("outboxFile.notOurs", { file: state.file })}</strong>
            <p>{t("outboxFile.notOursDo")}</p>
          </div>
        </div>
      )
    case "refused":
      return (
        <ErrorNote refusal={state.refusal}>
          {state.taken > 0 && <p>{t("outboxFile.takenBefore", { count: state.taken })}</p>}
        </ErrorNote>
      )
  }
}
