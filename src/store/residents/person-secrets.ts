import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type PersonSecretRow = {
  readonly id: string
  readonly madeAt: Instant
  readonly madeBy: string
  readonly until: Instant
  readonly revokedAt: Instant | null
}

export type NewPersonSecret = {
  readonly id: string
  readonly personId: string
  readonly secretHash: Buffer
  readonly codeHash: Buffer
  readonly until: Instant
}

/** Writes a person's secret, and ends the one before. */
export async function insertPersonSecret(
  tx: Tx,
  communityId: string,
  secret: NewPersonSecret,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update person_secret set revoked_at = $3 where community_id = $1 and person_id = $2 and revoked_at is null`,
    [communityId, secret.personId, by.at],
  )
  await tx.client.query(
    `insert into person_secret (community_id, secret_id, person_id, secret_hash, code_hash, made_at, made_by, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[communityId, secret.id, secret.personId, secret.secretHash, secret.codeHash],
      ...[by.at, by.accountId, secret.until],
    ],
  )
}

/** Ends a secret; one that has ended stays as it is. Gives whose it was. */
export async function endPersonSecret(
  tx: Tx,
  communityId: string,
  secretId: string,
  at: Instant,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ personId: string }>(
    `update person_secret set revoked_at = coalesce(revoked_at, $3)
     where community_id = $1 and secret_id = $2 returning person_id as "personId"`,
    [communityId, secretId, at],
  )
  return rows[0]?.personId
}

/** A person's secrets, the newest first. */
export async function listPersonSecrets(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<(PersonSecretRow & { readonly personId: string })[]> {
  const { rows } = await tx.client.query<PersonSecretRow & { personId: string }>(
    `select p.secret_id as id, p.person_id as "personId", p.made_at as "madeAt", coalesce(a.name, '') as "madeBy",
       p.until, p.revoked_at as "revokedAt"
     from person_secret p left join account a on a.community_id = p.community_id and a.account_id = p.made_by
     where p.community_id = $1 and p.person_id = $2 order by p.made_at desc, p.secret_id desc`,
    [communityId, personId],
  )
  return rows
}

/** The validity of a secret that was handed out. */
export async function findPersonSecret(
  tx: Tx,
  communityId: string,
  secretId: string,
): Promise<{ readonly personId: string; readonly until: Instant } | undefined> {
  const { rows } = await tx.client.query<{ personId: string; until: Instant }>(
    `select person_id as "personId", until from person_secret where community_id = $1 and secret_id = $2`,
    [communityId, secretId],
  )
  return rows[0]
}

/** Whose secret this is, by its link or its twelve signs, while it is good. */
export async function findSecretPerson(
  tx: Tx,
  communityId: string,
  hash: Buffer,
  now: Instant,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ personId: string }>({
    name: "secret-person",
    text: `select person_id as "personId" from person_secret
      where community_id = $1 and (secret_hash = $2 or code_hash = $2) and revoked_at is null and until > $3`,
    values: [communityId, hash, now],
  })
  return rows[0]?.personId
}
