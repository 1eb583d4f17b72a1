import "./phone.css"
import { Link } from "@tanstack/react-router"
import { useEffect, useRef, useState } from "react"
import type { Static } from "typebox"
import { type CallToMake, listCallsToMake, takeCall } from "../../contract/phone.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { HeldCall } from "./held-call.tsx"
import { momentShort } from "./home-beside.tsx"
import { VerificationForm } from "./verification-form.tsx"

type Call = Static<typeof CallToMake>

/** The calls to make: each is held by one caller alone, and none is dropped. */
export function QueueScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listCallsToMake, undefined, { live: true, everyMs: 30_000 })
  const { tell, busy, refused, forget } = useTell(takeCall, [listCallsToMake])
  const [isListing, setListing] = useState(false)
  const next = useRef<HTMLDivElement>(null)
  const [done, setDone] = useState<string | null>(null)
  const mine = data?.calls.find(({ heldByMe }) => heldByMe)
  const take = async (id: string | null) => {
    setDone(null)
    if (!busy) await tell({ id })
  }
  // what was made is off the screen: Enter takes the next
  useEffect(() => {
    if (done !== null && mine === undefined && isAtHand(next.current))
      next.current?.querySelector("button")?.focus()
  }, [done, mine])
  return (
    <Page
      title={t("phoneQueue.title")}
      intro={t("phoneQueue.intro")}
      back={<Link to="/phone">{t("phone.back")}</Link>}
      actions={
        <Button onClick={() => setListing(!isListing)} aria-expanded={isListing}>
          {t("phoneQueue.addList")}
        </Button>
      }
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {isListing && <VerificationForm onDone={() => setListing(false)} />}
      {!data && !error && <WaitNote />}
      {data && <Counts counts={data.counts} tries={data.tries} />}
      {mine ? (
        <HeldCall
          key={mine.id}
          id={mine.id}
          onDone={(text) => {
            forget()
            setDone(text)
          }}
        />
      ) : (
        <div ref={next} className="row">
          <Button kind="main" busy={busy} onClick={() => void take(null)}>
            {t("phoneQueue.next")}
          </Button>
          <span role="status">{done}</span>
        </div>
      )}
      {data && data.calls.length === 0 && (
        <EmptyNote title={t("phoneQueue.none")}>
          <p>{t("phoneQueue.noneHint")}</p>
        </EmptyNote>
      )}
      {data && data.calls.length > 0 && <CallTable calls={data.calls} onTake={(id) => void take(id)} />}
    </Page>
  )
}

function Counts({ counts, tries }: { counts: Record<string, number>; tries: number }) {
  const { t } = useWords()
  return (
    <dl className="phone-counts">
      {(["due", "held", "later", "toDoor", "doneToday"] as const).map((key) => (
        <div key={key}>
          <dt>{t(`phoneQueue.count.${key}`, { tries })}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

function CallTable({ calls, onTake }: { calls: readonly Call[]; onTake: (id: string) => void }) {
  const { t, language } = useWords()
  const whenOf = ({ againAt, dueAt, due }: Call) => {
    if (againAt !== null && !due)
      return t("phoneQueue.notBefore", { at: momentShort(againAt as Instant, language) })
    return t("phone.by", { at: momentShort(dueAt as Instant, language) })
  }
  const nameOf = ({ door, name, number }: Call) => door ?? (name || number)
  const columns: Column<Call>[] = [
    { key: "door", label: t("phone.door"), whole: true, cell: ({ door, name }) => door ?? name },
    {
      key: "name",
      label: t("phoneQueue.name"),
      whole: true,
      cell: ({ door, name }) => (door === null ? "" : name),
    },
    { key: "number", label: t("phone.number"), whole: true, cell: ({ number }) => number },
    {
      key: "why",
      label: t("phoneQueue.why"),
      cell: ({ source, reason }) => (
        <>
          {t(`phoneQueue.source.${source}`)} <span lang="zh">{reason}</span>
        </>
      ),
    },
    { key: "when", label: t("phoneQueue.when"), whole: true, cell: whenOf },
    {
      key: "tries",
      label: t("phoneQueue.tries"),
      cell: ({ attempts, outcome }) =>
        outcome === null
          ? ""
          : t("phoneQueue.tried", {
              count: attempts,
              last: t(`callOutcome.${outcome}`, { defaultValue: "" }),
            }),
    },
    {
      key: "actions",
      label: t("common.actions"),
      actions: true,
      cell: (call) =>
        call.heldBy === null ? (
          <Button
            kind="quiet"
            aria-label={t("phoneQueue.takeOf", { call: nameOf(call) })}
            onClick={() => onTake(call.id)}
          >
            {t("phoneQueue.take")}
          </Button>
        ) : (
          t(call.heldByMe ? "phoneQueue.mine" : "phoneQueue.heldBy", { who: call.heldBy })
        ),
    },
  ]
  return <DataTable caption={t("phoneQueue.title")} columns={columns} rows={calls} keyOf={({ id }) => id} />
}
