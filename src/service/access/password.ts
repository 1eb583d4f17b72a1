import { hash, verify } from "@node-rs/argon2"

// OWASP's second choice for argon2id (19 MiB, 2 passes, 1 lane): some 20 ms on an office PC; argon2id is the default
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password with a salt of its own, as one text. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost)
}

/** Whether a password is the one that was hashed; false for a hash that nobody made. */
export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password.normalize("NFC")).catch(() => false)
}

let dummy: Promise<string> | undefined

/** Takes as long as looking at a real password does: an unknown login is answered no sooner than a known one. */
export async function wasteAsLong(password: string): Promise<false> {
  dummy ??= hashPassword("no such account")
  await isPassword(password, await dummy)
  return false
}
