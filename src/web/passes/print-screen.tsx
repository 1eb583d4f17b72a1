import "./print-passes.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { printPasses } from "../../contract/passes.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { PaperPass } from "./paper-pass.tsx"
import type { Printed } from "./pass-type.ts"

const route = getRouteApi("/framed/passes/print")
/** A6 has no name in style sheets. */
const paper = { a4: "210mm 297mm", a6: "105mm 148mm" }
const A_PAGE = 8
/** So many are asked for at a time. */
const A_CALL = 40

/** Passes as they come out of the printer: many on A4 to cut apart, or one by one in large print. */
export function PrintScreen() {
  const { t } = useWords()
  const { who } = useSession()
  const { ids } = route.useSearch()
  const [sheet, setSheet] = useState<"a4" | "a6">("a4")
  const { passes, refusal } = usePrinted(ids)
  const wanted = ids === "" ? 0 : ids.split(",").length
  const left = passes === null ? 0 : wanted - passes.length
  return (
    <Page
      title={t("passSheet.title")}
      intro={t("passSheet.intro")}
      actions={
        <Button kind="main" disabled={!passes?.length} onClick={() => window.print()}>
          {t("passSheet.print")}
        </Button>
      }
    >
      <div className="no-print form">
        <ChoiceField
          label={t("passSheet.size")}
          value={sheet}
          choices={[
            { value: "a4", label: t("passSheet.a4") },
            { value: "a6", label: t("passSheet.a6") },
          ]}
          onChange={setSheet}
        />
        {refusal && <ErrorNote refusal={refusal} />}
        {!passes && !refusal && <WaitNote />}
        {passes?.length === 0 && <p>{t("passSheet.none")}</p>}
        {passes && passes.length > 0 && left > 0 && <p>{t("passSheet.left", { count: left })}</p>}
        <Link to="/passes" search={{}}>
          {t("passSheet.back")}
        </Link>
      </div>
      {/* written here, since not every browser knows pages by name */}
      <style>{`@page { size: ${paper[sheet]}; margin: 0 }`}</style>
      <div className="pass-sheets">
        {pagesOf(passes ?? [], sheet === "a4" ? A_PAGE : 1).map((page) => (
          <div key={page[0]?.id} className={`pass-sheet pass-sheet-${sheet}`}>
            {page.map((pass) => (
              <PaperPass key={pass.id} pass={pass} neighbourhood={who?.neighbourhood ?? ""} />
            ))}
          </div>
        ))}
      </div>
    </Page>
  )
}

/** The passes with their codes; null until they are there. That they are printed is written down once. */
function usePrinted(ids: string): { passes: readonly Printed[] | null; refusal: string | null } {
  const { tell } = useTell(printPasses)
  const [printed, setPrinted] = useState<{ passes: Printed[] | null; refusal: string | null }>({
    passes: null,
    refusal: null,
  })
  useEffect(() => {
    const state = { old: false }
    const ask = async () => {
      const passes: Printed[] = []
      for (const some of pagesOf(ids === "" ? [] : ids.split(","), A_CALL)) {
        const answer = await tell({ ids: [...some] })
        if (state.old) return
        if (!answer.ok) return setPrinted({ passes: null, refusal: answer.refusal })
        passes.push(...answer.value.passes)
      }
      setPrinted({ passes, refusal: null })
    }
    void ask()
    return () => {
      state.old = true
    }
  }, [ids, tell])
  return printed
}

function pagesOf<T>(all: readonly T[], length: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_, page) =>
    all.slice(page * length, (page + 1) * length),
  )
}
