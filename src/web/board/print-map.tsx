import { useEffect, useState } from "react"
import { createPortal, flushSync } from "react-dom"
import type { BoardIndex } from "../../core/report/board-index.ts"
import type { BoardDay } from "../../core/report/board-on.ts"
import { useSession } from "../app/session.ts"
import { useWords } from "../parts/i18n.ts"
import { MapSheet } from "./map-sheet.tsx"

type PrintMapProps = { index: BoardIndex; board: BoardDay }

/**
 * Prints the map on A3. The sheet may hang where visitors pass, so it leaves out care, tenure, vacancy and fever,
 * unless someone asks for the office's own copy.
 */
export function PrintMap({ index, board }: PrintMapProps) {
  const { t } = useWords()
  const { may } = useSession()
  const [sheet, setSheet] = useState<"none" | "discreet" | "office">("none")
  useEffect(() => {
    // the browser's own print command too finds the sheet
    const before = () => flushSync(() => setSheet((now) => (now === "none" ? "discreet" : now)))
    const after = () => setSheet("none")
    window.addEventListener("beforeprint", before)
    window.addEventListener("afterprint", after)
    return () => {
      window.removeEventListener("beforeprint", before)
      window.removeEventListener("afterprint", after)
    }
  }, [])
  const print = (kind: "discreet" | "office") => {
    flushSync(() => setSheet(kind))
    window.print()
  }
  return (
    <>
      <button type="button" className="text-button wide-only" onClick={() => print("discreet")}>
        {t("board.print")}
      </button>
      {may("see-care") && (
        <button type="button" className="text-button wide-only" onClick={() => print("office")}>
          {t("board.printOffice")}
        </button>
      )}
      {sheet !== "none" &&
        createPortal(<MapSheet index={index} board={board} discreet={sheet === "discreet"} />, document.body)}
    </>
  )
}
