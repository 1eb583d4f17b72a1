import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import type { Basis } from "./basis.ts"

/** Who was there and when: it stands for every line that is written until it is changed. */
export function BasisBar({ basis }: { basis: Basis }) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t("rounds.by")}
        autoComplete="off"
        maxLength={80}
        value={basis.by}
        onChange={(by) => basis.set({ by })}
      />
      <TextField
        label={t("rounds.clock")}
        hint={t("rounds.clockHint")}
        autoComplete="off"
        maxLength={5}
        value={basis.clock}
        onChange={(clock) => basis.set({ clock })}
      />
    </>
  )
}
