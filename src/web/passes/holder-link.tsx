import { useState } from "react"
import { makePassLink } from "../../contract/passes.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { copyText } from "../parts/copy-text.ts"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { QrCode } from "../parts/qr-code.tsx"

/** The link by which the holder has the pass on their own phone: to scan, or to copy. */
export function HolderLink({ passId }: { passId: string }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(makePassLink)
  const [link, setLink] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const make = async () => {
    if (busy) return
    const answer = await tell({ id: passId })
    if (!answer.ok) return
    setCopied(false)
    setLink(`${location.origin}/my-pass#${answer.value.token}`)
  }
  const copy = async (text: string) => {
    // where it is not copied the text stands there to be marked
    setCopied(await copyText(text))
  }
  return (
    <section className="passes-link">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <Button busy={busy} onClick={make}>
        {t("passes.link")}
      </Button>
      {link === null ? (
        <p className="quiet small">{t("passes.linkRenew")}</p>
      ) : (
        <>
          <p>{t("passes.linkHint")}</p>
          <div className="passes-link-code">
            <QrCode text={link} label={t("passes.linkCode")} />
          </div>
          <Field label={t("passes.linkText")}>
            {(control) => (
              <input
                {...control}
                className="input"
                readOnly
                value={link}
                onFocus={({ target }) => target.select()}
              />
            )}
          </Field>
          <Button onClick={() => copy(link)}>{copied ? t("passes.copied") : t("passes.copy")}</Button>
        </>
      )}
    </section>
  )
}
