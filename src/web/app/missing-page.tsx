import type { ErrorComponentProps } from "@tanstack/react-router"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { NotAllowedError } from "./admit.ts"
import { RefusedError } from "./query.ts"

/** No page has this address. */
export function MissingPage() {
  const { t } = useWords()
  return (
    <main>
      <Page title={t("missing.title")} intro={t("missing.intro")} narrow>
        <p>
          <a className={buttonClass("main")} href="/">
            {t("missing.home")}
          </a>
        </p>
      </Page>
    </main>
  )
}

/** A page that cannot be shown: not allowed, out of reach, or broken. */
export function FaultPage({ error }: ErrorComponentProps) {
  const { t } = useWords()
  const allowed = !(error instanceof NotAllowedError)
  return (
    <Page
      title={t(allowed ? "missing.fault" : "missing.allowed")}
      intro={t(allowed ? "missing.faultIntro" : "missing.allowedIntro")}
      narrow
    >
      {error instanceof RefusedError && <ErrorNote refusal={error.refusal} />}
      <p className="row">
        {allowed && (
          <Button kind="main" onClick={() => window.location.reload()}>
            {t("missing.reload")}
          </Button>
        )}
        <a className={buttonClass()} href="/">
          {t("missing.home")}
        </a>
      </p>
    </Page>
  )
}
