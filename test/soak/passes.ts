import { checkPassCode } from "../../src/core/gate/check-pass.ts"
import { createRandom } from "../../src/core/kit/random.ts"
import { makeVerifier } from "../../src/service/gate/pass-signature.ts"
import { makeForger } from "../support/forge-passes.ts"
import { codeOf, makeSigningKey, publicOf, someClaims } from "../support/pass-keys.ts"

const FORGED = 1_000_000
const VALID = 10_000
const KEYS = 3
const TOLD_EVERY = 100_000

/** Forges and mutates a million passes: none is accepted, and every pass that was given out is. */
export async function soakPasses(seed = Date.now()): Promise<boolean> {
  const random = createRandom(seed, "forged passes")
  const verify = makeVerifier()
  const signing = Array.from({ length: KEYS }, makeSigningKey)
  const keys = signing.map((key) => publicOf(key))
  const given = Array.from({ length: VALID }, () => {
    const key = random.pick(signing)
    const claims = someClaims(random)
    return { claims, key, text: codeOf(claims, key) }
  })
  let valid = 0
  for (const { text } of given) if ((await checkPassCode(text, keys, verify)).result === "signed") valid += 1
  const forge = makeForger(given, random)
  const ways = new Map<string, number>()
  let accepted = 0
  for (let made = 1; made <= FORGED; made++) {
    const { how, text } = forge()
    ways.set(how, (ways.get(how) ?? 0) + 1)
    const { result } = await checkPassCode(text, keys, verify)
    if (result === "signed" || result === "key-revoked") {
      accepted += 1
      process.stdout.write(`accepted, ${how}: ${text}\n`)
    }
    if (made % TOLD_EVERY === 0) process.stdout.write(`${made} forged passes, ${accepted} accepted\n`)
  }
  for (const [how, count] of [...ways].toSorted()) process.stdout.write(`  ${count} ${how}\n`)
  process.stdout.write(
    `seed ${seed}: ${FORGED} forged passes in ${ways.size} ways, ${accepted} accepted; ${valid} of ${VALID} valid ones accepted\n`,
  )
  return accepted === 0 && valid === VALID
}
