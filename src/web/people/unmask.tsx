import { useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"

const purposes = ["call", "visit", "release", "check"] as const

type UnmaskProps = { purpose: string | null; onPurpose: (purpose: string | null) => void }

/** Names and numbers are shown whole for a purpose, which is written down. */
export function Unmask({ purpose, onPurpose }: UnmaskProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  if (purpose !== null) {
    return (
      <p className="small">
        {t("home.unmaskedFor", { purpose })}{" "}
        <Button kind="quiet" onClick={() => onPurpose(null)}>
          {t("home.mask")}
        </Button>
      </p>
    )
  }
  if (!asking) {
    return (
      <p className="no-print">
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t("home.unmask")}
        </Button>
      </p>
    )
  }
  return (
    <fieldset className="unmask">
      <legend>{t("home.unmaskPurpose")}</legend>
      <div className="row">
        {purposes.map((one) => (
          <Button
            key={one}
            onClick={() => {
              setAsking(false)
              onPurpose(t(`home.purposes.${one}`))
            }}
          >
            {t(`home.purposes.${one}`)}
          </Button>
        ))}
      </div>
      <p className="small quiet">{t("home.unmaskHint")}</p>
    </fieldset>
  )
}
