import "./readings.css"
import { Link } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { listNeeds } from "../../contract/care.ts"
import { getReadingSheet, readChat, takeChat } from "../../contract/readings.ts"
import { type SlotName, slotNames } from "../../core/care/reading-cell.ts"
import { call } from "../app/client.ts"
import { useAsk, useTell } from "../app/query.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useLatest } from "../parts/use-latest.ts"
import { type ChatDraft, celsiusOf, draftOf, isReady, needDraft } from "./chat-draft.ts"
import { ChatPreview, type ShownLine } from "./chat-preview.tsx"

type Done = { readonly readings: number; readonly needs: number; readonly refused: readonly string[] }

/** Pastes what came in a group chat, looks at what it was read as, writes it down. */
export function ChatScreen() {
  const { t } = useWords()
  const [text, setText] = useState("")
  const [slot, setSlot] = useState<SlotName | "">("")
  const [stairwell, setStairwell] = useState("")
  const [lines, setLines] = useState<readonly ShownLine[] | null>(null)
  const [drafts, setDrafts] = useState<readonly ChatDraft[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const sheet = useAsk(getReadingSheet, {}, { live: true })
  const { tell, busy, refused } = useTell(takeChat, [getReadingSheet, listNeeds])
  const takeButton = useRef<HTMLDivElement>(null)
  const paste = useRef<HTMLFormElement>(null)
  const latest = useLatest({ text, drafts })
  const read = async () => {
    setDone(null)
    const said = { text, slot: slot === "" ? null : slot, stairwell }
    const answer = await call(readChat, { body: said })
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    const texts = text.split(/\r\n|\n|\r/)
    setLines(answer.value.lines.map(({ index, what }) => ({ index, what, text: texts[index] ?? "" })))
    setDrafts(answer.value.lines.flatMap(({ index, items }) => items.map((item) => draftOf(index, item))))
    // all that is certain is one Enter away, unless somebody types on
    requestAnimationFrame(() => {
      if (latest.current.text === text && isAtHand(paste.current))
        takeButton.current?.querySelector("button")?.focus()
    })
  }
  const ready = drafts.filter(isReady)
  const take = async () => {
    if (busy || ready.length === 0) return
    const answer = await tell({ readings: ready.flatMap(asReading), needs: ready.flatMap(asNeed) })
    if (!answer.ok) return
    const why = new Map(answer.value.rows.map((row) => [row.id, row.refusal]))
    const taken = ready.filter((draft) => why.get(draft.id) === null)
    const count = (kind: ChatDraft["kind"]) => taken.filter((draft) => draft.kind === kind).length
    const others = [...why.values()].filter((code) => code !== null)
    setDone({ readings: count("reading"), needs: count("need"), refused: others })
    const gone = new Set(taken.map(({ id }) => id))
    // as they stand now: somebody may have mended others, or typed on, meanwhile
    const rest = latest.current.drafts.filter(({ id }) => !gone.has(id))
    setDrafts(rest)
    if (rest.length > 0) return
    setLines(null)
    if (latest.current.text === text) setText("")
  }
  const change = (draft: ChatDraft) =>
    setDrafts((before) => before.map((one) => (one.id === draft.id ? draft : one)))
  return (
    <Page title={t("chat.title")} intro={t("chat.intro")} back={<Link to="/readings">{t("chat.back")}</Link>}>
      {done && (
        <DoneNote title={t("chat.taken", { readings: done.readings, needs: done.needs })}>
          {done.refused.length > 0 && (
            <p>
              {t("chat.notTaken", { count: done.refused.length })}{" "}
              {[...new Set(done.refused)]
                .map((code) =>
                  t(`readings.refused.${code}`, {
                    defaultValue: t(`refusal.${code}.what`, { defaultValue: code }),
                  }),
                )
                .join(" ")}
            </p>
          )}
        </DoneNote>
      )}
      {(refusal ?? refused?.refusal) && <ErrorNote refusal={refusal ?? refused?.refusal ?? ""} />}
      <form
        ref={paste}
        className="chat-paste"
        onSubmit={(event) => {
          event.preventDefault()
          void read()
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void read()
          }
        }}
      >
        <LongTextField
          label={t("chat.text")}
          hint={t("chat.textHint")}
          maxLength={60_000}
          value={text}
          onChange={setText}
        />
        <div className="readings-choice">
          <ChoiceField
            label={t("chat.slot")}
            value={slot}
            choices={[
              { value: "", label: t("chat.noSlot") },
              ...slotNames.map((value) => ({ value, label: t(`readings.slot.${value}`) })),
            ]}
            onChange={setSlot}
          />
          <TextField
            label={t("chat.stairwell")}
            hint={t("chat.stairwellHint")}
            autoComplete="off"
            maxLength={8}
            value={stairwell}
            onChange={setStairwell}
          />
          <Button type="submit" kind={lines === null ? "main" : "plain"}>
            {t("chat.read")}
          </Button>
        </div>
      </form>
      {lines === null && !done && (
        <EmptyNote title={t("chat.emptyTitle")}>
          <p>{t("chat.emptyHint")}</p>
        </EmptyNote>
      )}
      {lines !== null && (
        <section className="chat-result" aria-label={t("chat.result")}>
          <p className="quiet" role="status">
            {t("chat.counts", {
              readings: drafts.filter(({ kind }) => kind === "reading").length,
              needs: drafts.filter(({ kind }) => kind === "need").length,
              doubts: drafts.filter((draft) => !draft.known && !isReady(draft)).length,
              unread: lines.filter(({ what }) => what === "not-understood").length,
            })}
          </p>
          <div className="chat-take" ref={takeButton}>
            <Button kind="main" busy={busy || ready.length === 0} onClick={() => void take()}>
              {ready.length === 0 ? t("chat.nothing") : t("chat.take", { count: ready.length })}
            </Button>
            <span className="quiet small">{t("chat.takeHint")}</span>
          </div>
          <ChatPreview
            lines={lines}
            drafts={drafts}
            people={sheet.data?.people ?? []}
            onChange={change}
            onMakeNeed={(line) => setDrafts((before) => [...before, needDraft(line.index, line.text.trim())])}
          />
        </section>
      )}
    </Page>
  )
}

function asReading(draft: ChatDraft) {
  if (draft.kind !== "reading") return []
  const { id, personId, homeId, day, slot, symptoms } = draft
  const celsius = celsiusOf(draft.celsius)
  if (personId === null || homeId === null || slot === null || celsius === null) return []
  return [{ id, personId, homeId, day, slot, celsius, symptoms, how: "微信" as const }]
}

function asNeed(draft: ChatDraft) {
  if (draft.kind !== "need" || draft.homeId === null) return []
  return [{ id: draft.id, homeId: draft.homeId, category: draft.category, text: draft.text }]
}
