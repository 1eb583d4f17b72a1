import { DuckDBInstance } from "@duckdb/node-api"
import { reportSpent } from "./spent.ts"

// node --import tsx bench/match/duckdb.ts OUT FILE FILE2: links two files of invented people as `bench:match` does, but in
// SQL. The keys are those that the engine finds for such files; the weights are given, which spares it the learning.

const [out = "", first = "", second = ""] = process.argv.slice(2)

/** Records that have one of these in common are held against each other. */
const KEYS = ["phone", "address", "postcode, surname", "date_of_birth, given_name"]

/** Blocks of more records than this are left out, as the engine leaves out the largest. */
const LARGEST = 8

/** What agreement is worth in each field, in bits: the same, a sign off, alike, different. */
const WEIGHTS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  given_name: [8, 5, 1, -3],
  surname: [11, 7, 1, -3],
  date_of_birth: [14, 9, 3, -3],
  address: [16, 11, 4, -3],
  postcode: [14, 9, 3, -3],
  phone: [20, 14, 5, -3],
}

/** What a pair is worth before it was looked at: that any two records are one person. */
const PRIOR = -20

const instance = await DuckDBInstance.create(":memory:", { threads: "1" })
const sql = await instance.connect()
const fields = Object.keys(WEIGHTS)
for (const [name, file] of [
  ["one", first],
  ["other", second],
] as const) {
  await sql.run(
    `CREATE TABLE ${name} AS SELECT row_number() OVER () AS row, * FROM read_csv('${file}', header = true, all_varchar = true)`,
  )
}
await sql.run(`CREATE TABLE pairs AS ${KEYS.map(joinedBy).join(" UNION ")}`)
await sql.run(
  `CREATE TABLE scored AS SELECT one.id AS id1, other.id AS id2, ${PRIOR} + ${fields.map(weightOf).join(" + ")} AS bits
   FROM pairs JOIN one ON one.row = pairs.one JOIN other ON other.row = pairs.other`,
)
await sql.run(
  `COPY (SELECT id1, id2, 1 / (1 + pow(2, -bits)) AS p FROM scored WHERE bits >= 0
   QUALIFY row_number() OVER (PARTITION BY id2 ORDER BY bits DESC) = 1) TO '${out}' (HEADER)`,
)
reportSpent()

function joinedBy(key: string): string {
  const all = `SELECT ${key} FROM one UNION ALL SELECT ${key} FROM other`
  return `SELECT one.row AS one, other.row AS other FROM one JOIN other USING (${key})
    JOIN (SELECT ${key} FROM (${all}) GROUP BY ALL HAVING count(*) <= ${LARGEST}) USING (${key})`
}

function weightOf(field: string): string {
  const [same, oneOff, alike, different] = WEIGHTS[field] ?? [0, 0, 0, 0]
  const [a, b] = [`one.${field}`, `other.${field}`]
  const distance = `damerau_levenshtein(${a}, ${b})`
  return `CASE WHEN ${a} IS NULL OR ${b} IS NULL THEN 0 WHEN ${a} = ${b} THEN ${same} WHEN ${distance} = 1 THEN ${oneOff}
    WHEN ${distance} <= greatest(length(${a}), length(${b})) // 3 THEN ${alike} ELSE ${different} END`
}
