import { useWords } from "../parts/i18n.ts"

/** This address cannot be used without network: what works instead. */
export function InsecureNote() {
  return <PlainNote name="insecure" />
}

/** This window keeps nothing. */
export function NothingKeptNote() {
  return <PlainNote name="nothingKept" />
}

function PlainNote({ name }: { name: "insecure" | "nothingKept" }) {
  const { t } = useWords()
  return (
    <main className="post post-plain">
      <h1>{t(`round.${name}.what`)}</h1>
      <p>{t(`round.${name}.do`)}</p>
      {name === "insecure" && (
        <p>
          <a className="key" href="/rounds/phone">
            {t("round.take.go")}
          </a>
        </p>
      )}
    </main>
  )
}

/** Nobody is to believe that it was written down. */
export function NotSavedNote({
  busy,
  onAgain,
  onPaper,
}: {
  busy: boolean
  onAgain: (() => void) | null
  onPaper: () => void
}) {
  const { t } = useWords()
  return (
    <div className="post-answer" role="alert">
      <p className="post-verdict">
        <span className="post-sign" aria-hidden="true">
          ✕
        </span>
        <strong>{t("round.notSaved.what")}</strong>
      </p>
      <p>{t("round.notSaved.do")}</p>
      <div className="post-more">
        {onAgain && (
          <button type="button" className="key" aria-disabled={busy} onClick={onAgain}>
            {t("round.notSaved.again")}
          </button>
        )}
        <button type="button" className="key" onClick={onPaper}>
          {t("round.notSaved.paper")}
        </button>
      </div>
    </div>
  )
}
