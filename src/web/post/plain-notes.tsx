import { useWords } from "../parts/i18n.ts"

/** This address or browser cannot be a post: what works instead, and how it can become one. */
export function InsecureNote() {
  const { t } = useWords()
  return (
    <main className="post post-plain">
      <h1>{t("post.insecure.what")}</h1>
      <p>{t("post.insecure.why")}</p>
      <h2>{t("post.insecure.meanwhile")}</h2>
      <p>
        <a className="key" href="/passes/check">
          {t("post.insecure.check")}
        </a>
      </p>
      <p>{t("post.insecure.paper")}</p>
      <h2>{t("post.insecure.how")}</h2>
      <p>{t("post.insecure.https")}</p>
    </main>
  )
}

/** A private window, or a phone without space: nothing that is typed here would stay. */
export function NothingKeptNote() {
  const { t } = useWords()
  return (
    <main className="post post-plain" data-tone="turn-away">
      <h1>{t("post.nothingKept.what")}</h1>
      <p>{t("post.nothingKept.do")}</p>
      <p>{t("post.emergency.paper")}</p>
    </main>
  )
}

/** The one screen that is red without a decision: what was pressed is not written down. */
export function NotSavedNote({
  busy,
  onAgain,
  onPaper,
}: {
  busy: boolean
  onAgain: () => void
  onPaper: () => void
}) {
  const { t } = useWords()
  return (
    <div className="post-decision">
      <div className="post-answer" role="alert">
        <p className="post-verdict">
          <span className="post-sign" aria-hidden="true">
            ✕
          </span>
          <strong>{t("post.notSaved.what")}</strong>
        </p>
        <p>{t("post.notSaved.do")}</p>
      </div>
      <div className="post-more">
        <button type="button" className="key" onClick={onPaper}>
          {t("post.notSaved.paper")}
        </button>
      </div>
      <button type="button" className="key key-done" aria-disabled={busy} onClick={() => busy || onAgain()}>
        {t("post.notSaved.again")}
      </button>
    </div>
  )
}

/** Joined, and the rules have not come yet. */
export function NoRulesNote() {
  const { t } = useWords()
  return (
    <div className="post-answer" role="status">
      <p className="post-verdict">
        <span className="post-sign" aria-hidden="true">
          ?
        </span>
        <strong>{t("post.noRules.what")}</strong>
      </p>
      <p>{t("post.noRules.do")}</p>
    </div>
  )
}
