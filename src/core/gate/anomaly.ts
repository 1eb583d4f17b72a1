/** What the office should look at. */
export const anomalyKinds = [
  /** One pass at two posts within the minutes that the rule says. */
  "pass-copied",
  /** Let through by a post that did not know yet: the home was in quarantine, the pass was stopped, its key given up. */
  "unaware-of-quarantine",
  "unaware-of-stop",
  "unaware-of-key",
  /** A code that nobody of ours signed. */
  "forged-pass",
  /** A temperature from the threshold on. */
  "fever",
  /** The gate was opened for life. */
  "emergency",
  /** A shift began without network, and the PIN is nobody's. */
  "unknown-guard",
  /** Somebody signed in or out for duty: PIN or pass is nobody's on the roll, or no turn of theirs is near. */
  "unknown-duty",
  /** Written on a credential that had ended, or by a device that the office had shut out. */
  "ended-credential",
  "revoked-device",
  /** The device's clock was moved by more than two minutes. */
  "clock-jump",
  /** It arrived and could not be opened or understood; its bytes are kept. */
  "unreadable",
] as const

export type AnomalyKind = (typeof anomalyKinds)[number]
