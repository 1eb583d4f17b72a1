import "./passes.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { listPasses, movePass } from "../../contract/passes.ts"
import { type PassStatus, passStatuses } from "../../core/gate/pass-moves.ts"
import { useAsk, useTell } from "../app/query.ts"
import type { PassesSearch } from "../app/search.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useLatest } from "../parts/use-latest.ts"
import { useOpened } from "../parts/use-opened.ts"
import { DoorField } from "./door-field.tsx"
import { IssueForm } from "./issue-form.tsx"
import { IssueToStairwell } from "./issue-to-stairwell.tsx"
import { PassPanel } from "./pass-panel.tsx"
import { PassTable } from "./pass-table.tsx"
import { isPrintable, type Pass } from "./pass-type.ts"

const route = getRouteApi("/framed/passes")

type Done = { readonly title: string; readonly undo?: Pass | undefined; readonly ids?: readonly string[] }

/** The pass desk: find a door, then issue, stop, replace, print. */
export function PassesScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { opened, open, close, follow } = useOpened<"issue" | { id: string }>()
  const [done, setDone] = useState<Done | null>(null)
  const shown = useLatest(search)
  const query = queryOf(search)
  const { data, error } = useAsk(listPasses, query, { live: true })
  const show = (wanted: PassesSearch) => {
    close()
    setDone(null)
    void navigate({ search: wanted })
  }
  const home = search.home && search.door ? { id: search.home, door: search.door } : null
  const pass = data?.passes.find(({ id }) => opened !== null && opened !== "issue" && id === opened.id)
  const title = home ? t("passes.ofHome", { door: home.door }) : t("passes.title")
  const printable = data?.passes.filter(isPrintable) ?? []
  return (
    <div className="with-panel">
      <Page
        title={title}
        intro={t("passes.intro")}
        actions={
          <>
            {home && (
              <Button kind="main" onClick={() => open("issue")}>
                {t("passes.issue")}
              </Button>
            )}
            <Link to="/passes/check" className={buttonClass()}>
              {t("passes.check")}
            </Link>
            {may("manage-pass-keys") && (
              <Link to="/passes/keys" className={buttonClass()}>
                {t("passes.keys")}
              </Link>
            )}
          </>
        }
      >
        {done && <WhatWasDone done={done} onUndone={() => setDone({ title: t("passes.moved.find") })} />}
        <div className="passes-find">
          <DoorField
            onChoose={({ id, door }) => show({ home: id, door })}
            ofStairwell={(homes) => (
              <IssueToStairwell
                stairwellId={homes[0]?.stairwellId ?? ""}
                homes={homes.length}
                onDone={(text, ids) => {
                  // whoever has gone on to another door meanwhile stays there
                  if (shown.current === search) show({})
                  setDone({ title: text, ids })
                }}
              />
            )}
          />
          <NumberField onFind={(number) => show({ number })} />
          <StatusChoice search={search} onShow={show} />
        </div>
        {error && <ErrorNote refusal={error.refusal} />}
        {data && (
          <div className="passes-count">
            <p className="quiet" role="status">
              {t("passes.count", { count: data.total })}
            </p>
            {printable.length > 1 && (
              <Link to="/passes/print" search={{ ids: idsOf(printable) }}>
                {t("passes.printThese", { count: printable.length })}
              </Link>
            )}
            {Object.keys(search).length > 0 && (
              <Button kind="quiet" onClick={() => show({})}>
                {t("passes.everyHome")}
              </Button>
            )}
          </div>
        )}
        {!data && !error && <WaitNote />}
        {data && data.total === 0 && <NoPasses isNarrowed={Object.keys(search).length > 0} />}
        {data && data.total > 0 && (
          <PassTable caption={title} passes={data.passes} onOpen={({ id }) => open({ id })} />
        )}
        {data?.next && (
          <p>
            <Button onClick={() => show({ ...search, after: data.next ?? "" })}>{t("passes.more")}</Button>
          </p>
        )}
      </Page>
      {opened === "issue" && home && (
        <SidePanel title={t("passes.issueTo", { door: home.door })} onClose={close}>
          <IssueForm
            home={home}
            onDone={(text, id) => {
              setDone({ title: text, ids: [id] })
              follow({ id })
            }}
          />
        </SidePanel>
      )}
      {pass && (
        <SidePanel key={pass.id} title={t("passes.title")} onClose={close}>
          <PassPanel key={pass.id} pass={pass} onDone={(text, undo) => setDone({ title: text, undo })} />
        </SidePanel>
      )}
    </div>
  )
}

/** What the address holds, as the list is asked for. */
function queryOf({ home, number, status, keyId, after }: PassesSearch) {
  return {
    ...(home === undefined ? {} : { homeId: home }),
    ...(number === undefined ? {} : { number }),
    ...(status === undefined ? {} : { status }),
    ...(keyId === undefined ? {} : { keyId }),
    ...(after === undefined ? {} : { after }),
  }
}

function idsOf(passes: readonly Pass[]): string {
  return passes.map(({ id }) => id).join(",")
}

/** Says what was done, and takes a loss back that was reported by mistake. */
function WhatWasDone({ done, onUndone }: { done: Done; onUndone: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(movePass, [listPasses])
  const { undo, ids = [] } = done
  const takeBack = async (pass: Pass) => {
    if (!busy && (await tell({ id: pass.id, move: "find" })).ok) onUndone()
  }
  return (
    <DoneNote title={done.title}>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {ids.length > 0 && (
        <Link to="/passes/print" search={{ ids: ids.join(",") }}>
          {t("passes.printThese", { count: ids.length })}
        </Link>
      )}
      {undo && (
        <Button kind="quiet" busy={busy} onClick={() => takeBack(undo)}>
          {t("common.undo")}
        </Button>
      )}
    </DoneNote>
  )
}

function NumberField({ onFind }: { onFind: (number: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState("")
  return (
    <form
      className="passes-number"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== "") onFind(text.trim())
      }}
    >
      <TextField
        label={t("passes.number")}
        hint={t("passes.numberHint")}
        autoComplete="off"
        maxLength={20}
        value={text}
        onChange={setText}
      />
      <Button type="submit">{t("passes.numberFind")}</Button>
    </form>
  )
}

type Shown = PassStatus | "all" | "key"

function StatusChoice({ search, onShow }: { search: PassesSearch; onShow: (search: PassesSearch) => void }) {
  const { t } = useWords()
  const { home, door, keyId } = search
  const ofHome = home && door ? { home, door } : {}
  return (
    <ChoiceField<Shown>
      label={t("passes.show")}
      hint={t("passes.showHint")}
      value={keyId ? "key" : (search.status ?? "all")}
      choices={[
        { value: "all", label: t("passes.all") },
        ...passStatuses.map((status) => ({ value: status, label: t(`passStatus.${status}`) })),
        ...(keyId ? [{ value: "key" as const, label: t("passes.byKey") }] : []),
      ]}
      onChange={(value) => {
        if (value === "key") return
        onShow(value === "all" ? ofHome : { ...ofHome, status: value })
      }}
    />
  )
}

function NoPasses({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useWords()
  if (isNarrowed) return <p className="quiet">{t("passes.noneLike")}</p>
  return (
    <EmptyNote title={t("passes.none")}>
      <p>{t("passes.noneHint")}</p>
    </EmptyNote>
  )
}
