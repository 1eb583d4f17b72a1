import { addOthers, listOthers, listRoll } from "../../contract/roll.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"

/** Colleagues and guards who are known already: on the roll by one press, each or all. */
export function OthersPanel({ onDone }: { onDone: (title: string) => void }) {
  const { t } = useWords()
  const { data, error } = useAsk(listOthers, undefined, { live: true })
  const { tell, busy, refused } = useTell(addOthers, [listOthers, listRoll])
  type Other = NonNullable<typeof data>["others"][number]
  const add = async (others: readonly Other[], kind: "guard" | "cleaner") => {
    if (busy) return
    const rows = others.map((other) => ({
      ...{ id: newId(), of: other.of, ofId: other.id },
      kind: other.of === "account" ? ("staff" as const) : kind,
    }))
    if ((await tell({ others: rows })).ok) onDone(t("roll.othersAdded", { count: rows.length }))
  }
  const all = data?.others ?? []
  return (
    <section className="roll-part">
      <p>{t("roll.othersIntro")}</p>
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {!data && !error && <WaitNote />}
      {data && all.length === 0 && <p className="quiet">{t("roll.othersNone")}</p>}
      {(["account", "guard"] as const).map((of) => {
        const those = all.filter((other) => other.of === of)
        return those.length === 0 ? null : (
          <div key={of} className="roll-part">
            <h3>{t(`roll.othersOf.${of}`)}</h3>
            <ul className="roll-others">
              {those.map((other) => (
                <li key={other.id}>
                  <span lang="zh-CN">
                    {other.number === null ? other.name : `${other.number} · ${other.name}`}
                  </span>
                  <Button kind="quiet" busy={busy} onClick={() => add([other], "guard")}>
                    {t(of === "guard" ? "roll.asGuard" : "roll.asStaff")}
                  </Button>
                  {of === "guard" && (
                    <Button kind="quiet" busy={busy} onClick={() => add([other], "cleaner")}>
                      {t("roll.asCleaner")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {those.length > 1 && (
              <p>
                <Button busy={busy} onClick={() => add(those, "guard")}>
                  {t("roll.addAll", { count: those.length })}
                </Button>
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}
