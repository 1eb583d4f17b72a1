import { useWords } from "../parts/i18n.ts"
import { CameraScan } from "../scan/camera-scan.tsx"
import type { Sight } from "../scan/code-watch.ts"

type ScanViewProps = {
  told: Sight
  keepDamagedFrame: boolean
  onCode: (code: string) => void
  onDamaged: (picture: Blob | null) => void
  onDoor: () => void
}

/** The camera looks for a code; whoever has none reports the door. */
export function ScanView({ told, keepDamagedFrame, onCode, onDamaged, onDoor }: ScanViewProps) {
  const { t } = useWords()
  return (
    <div className="post-scan">
      <CameraScan told={told} onCode={onCode} onDamaged={onDamaged} keepDamagedFrame={keepDamagedFrame} />
      <button type="button" className="key key-main" onClick={onDoor}>
        {t("post.door.instead")}
      </button>
    </div>
  )
}
