import "./passes.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { checkPass } from "../../contract/passes.ts"
import { PASS_PREFIX } from "../../core/gate/pass-code.ts"
import { call } from "../app/client.ts"
import type { Answer } from "../parts/answer.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { PhotoScan } from "../scan/photo-scan.tsx"
import { useKeyboardScanner } from "../scan/use-keyboard-scanner.ts"
import { PassSummary } from "./pass-summary.tsx"

type Checked = ReplyOf<typeof checkPass>

/** Looks at a pass that somebody brought: by photo, by a scanner, by its number. */
export function CheckScreen() {
  const { t } = useWords()
  const [text, setText] = useState("")
  const [answer, setAnswer] = useState<Answer<Checked> | "damaged" | null>(null)
  const look = async (read: string) => {
    if (read === "") return
    setAnswer(await call(checkPass, { body: askedOf(read) }))
  }
  useKeyboardScanner(({ text: scanned, field }) => {
    // the letters stand in the field too: what was scanned is looked at once, and the field is ready for the next
    if (field !== null) setText("")
    void look(scanned)
  })
  return (
    <Page title={t("passCheck.title")} intro={t("passCheck.intro")}>
      <div className="columns">
        <div className="form">
          <PhotoScan onCode={look} onDamaged={() => setAnswer("damaged")} keepDamagedFrame={false} />
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              // a code may end with a space, which is part of it; a line's end is not
              void look(text.replace(/[\r\n]+$/, ""))
            }}
          >
            <TextField
              label={t("passCheck.typed")}
              hint={t("passCheck.typedHint")}
              autoComplete="off"
              maxLength={600}
              value={text}
              onChange={setText}
            />
            <p>
              <Button kind="main" type="submit">
                {t("passCheck.look")}
              </Button>
            </p>
          </form>
        </div>
        <div aria-live="assertive">
          {answer === "damaged" && <p className="passes-verdict">{t("passCheck.damaged")}</p>}
          {answer !== null && answer !== "damaged" && !answer.ok && <ErrorNote refusal={answer.refusal} />}
          {answer !== null && answer !== "damaged" && answer.ok && <Verdict {...answer.value} />}
        </div>
      </div>
    </Page>
  )
}

/** A code says what it is by its first letters; anything else is taken for a number. */
function askedOf(read: string): { code: string } | { number: string } {
  const isCode = read.startsWith(PASS_PREFIX) || read.length > 20
  return isCode ? { code: read.slice(0, 600) } : { number: read }
}

const signs = { "let-in": "✓", refer: "?", "turn-away": "✕" } as const

function Verdict({ decision, pass }: Checked) {
  const { t, language } = useWords()
  const day = decision.day === null ? "" : fullDayText(decision.day, language)
  return (
    <div className="form">
      <div className="passes-verdict">
        <span className="passes-verdict-sign" aria-hidden="true">
          {signs[decision.verdict]}
        </span>
        <div>
          <strong>{t(`passCheck.verdict.${decision.verdict}`)}</strong>
          <p>{t(`passCheck.reason.${decision.reason}`, { day })}</p>
          {decision.rule && <p className="quiet small">{t("passCheck.by", decision.rule)}</p>}
        </div>
      </div>
      {pass && (
        <>
          <PassSummary pass={pass} />
          <p>
            <Link to="/passes" search={{ home: pass.homeId, door: pass.door }} className={buttonClass()}>
              {t("passes.ofHome", { door: pass.door })}
            </Link>
          </p>
        </>
      )}
    </div>
  )
}
