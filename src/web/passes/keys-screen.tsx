import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { listPassKeys, revokePassKey, rotatePassKey } from "../../contract/passes.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"

type Key = ReplyOf<typeof listPassKeys>["keys"][number]

/** The keys that sign passes: changed once a year, given up at once when one leaked. */
export function KeysScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listPassKeys, undefined)
  const { tell, busy, refused } = useTell(rotatePassKey, [listPassKeys])
  const { opened: revoking, open: revoke, close } = useOpened<Key>()
  const [rotated, setRotated] = useState<string | null>(null)
  const [given, setGiven] = useState<{ keyId: string; passes: number } | null>(null)
  const rotate = async () => {
    const answer = busy ? null : await tell({})
    if (answer?.ok) setRotated(answer.value.keyId)
  }
  return (
    <div className="with-panel">
      <Page title={t("passKeys.title")} intro={t("passKeys.intro")}>
        {refused && <ErrorNote refusal={refused.refusal} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {rotated && <DoneNote title={t("passKeys.rotated", { keyId: rotated })} />}
        {given && (
          <DoneNote title={t("passKeys.done", given)}>
            <Link to="/passes" search={{ keyId: given.keyId }}>
              {t("passKeys.reprint", { count: given.passes })}
            </Link>
          </DoneNote>
        )}
        {data ? <KeysTable keys={data.keys} onRevoke={revoke} /> : <WaitNote />}
        {data?.keys.length === 0 && <p className="quiet">{t("passKeys.none")}</p>}
        <section>
          <Button busy={busy} onClick={rotate}>
            {t("passKeys.rotate")}
          </Button>
          <p className="quiet small">{t("passKeys.rotateHint")}</p>
        </section>
      </Page>
      {revoking && (
        <SidePanel key={revoking.keyId} title={t("passKeys.drill")} onClose={close}>
          <RevokeForm
            passKey={revoking}
            onDone={(passes) => {
              setGiven({ keyId: revoking.keyId, passes })
              close()
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}

function KeysTable({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: (key: Key) => void }) {
  const { t, language } = useWords()
  const stateOf = ({ revokedAt, retiredAt }: Key) => {
    if (revokedAt) return "passKeys.revoked"
    return retiredAt ? "passKeys.retired" : "passKeys.inUse"
  }
  return (
    <DataTable
      caption={t("passKeys.title")}
      rows={keys}
      keyOf={({ keyId }) => keyId}
      columns={[
        { key: "key", whole: true, label: t("passKeys.key"), cell: ({ keyId }) => <code>{keyId}</code> },
        {
          key: "made",
          whole: true,
          label: t("passKeys.made"),
          cell: ({ madeAt }) => momentText(madeAt as Instant, language),
        },
        { key: "state", label: t("passKeys.state"), cell: (key) => t(stateOf(key)) },
        {
          key: "passes",
          number: true,
          label: t("passKeys.passes"),
          cell: ({ keyId, passes }) => (
            <Link to="/passes" search={{ keyId }}>
              {passes}
            </Link>
          ),
        },
        {
          key: "revoke",
          label: t("common.actions"),
          actions: true,
          cell: (key) =>
            key.revokedAt === null && (
              <Button
                kind="quiet"
                aria-label={t("passKeys.revokeOf", { keyId: key.keyId })}
                onClick={() => onRevoke(key)}
              >
                {t("passKeys.drill")}
              </Button>
            ),
        },
      ]}
    />
  )
}

/** Gives a key up, once its number is typed out. */
function RevokeForm({ passKey, onDone }: { passKey: Key; onDone: (passes: number) => void }) {
  const { t } = useWords()
  const { keyId } = passKey
  const { tell, busy, refused } = useTell(revokePassKey, [listPassKeys])
  const { values, set, errors, props } = useForm(
    { confirm: "" },
    ({ confirm }) =>
      errorsOf({
        confirm: confirm.trim().toLowerCase() === keyId ? undefined : "refusal.key-not-confirmed.do",
      }),
    async ({ confirm }) => {
      const answer = busy ? null : await tell({ keyId, confirm: confirm.trim() })
      if (answer?.ok) onDone(answer.value.passes)
    },
  )
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>{t("passKeys.drillHint")}</p>
      <TextField
        label={t("passKeys.confirm", { keyId })}
        autoComplete="off"
        maxLength={16}
        value={values.confirm}
        error={errors.confirm && t(errors.confirm)}
        onChange={(value) => set("confirm", value)}
      />
      <p>
        <Button kind="grave" type="submit" busy={busy}>
          {t("passKeys.revoke")}
        </Button>
      </p>
    </form>
  )
}
