/** Why a file cannot be read back, or a database cannot take it. */
export type BackupRefusal =
  | "not-found"
  | "not-a-backup"
  | "newer-backup"
  | "key-gone"
  | "passphrase-needed"
  | "wrong-key"
  | "truncated"
  | "damaged"
  | "not-empty"

/** Carries a refusal out of the depth of streams; the functions that callers see give it back as a value. */
export class BackupError extends Error {
  readonly refusal: BackupRefusal
  constructor(refusal: BackupRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Runs `work`; a refusal thrown in it comes back as a value. */
export async function refusing<T>(
  work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly refusal: BackupRefusal }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupError) return { ok: false, refusal: error.refusal }
    throw error
  }
}
