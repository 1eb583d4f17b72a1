import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api"
import { type Rule, withinBudget } from "../../src/core/reconcile/blocking.ts"
import { chooseDoubles, isTelling } from "../../src/core/reconcile/blocking-choice.ts"
import { pairsARecord } from "../../src/core/reconcile/blocking-rules.ts"
import { learnWeights, type PatternCount } from "./plain-learning.ts"
import { reportSpent } from "./spent.ts"

// node --import tsx bench/match/duckdb.ts OUT FILE FILE2: links two files of invented people as the engine does, but in SQL, on one
// thread: values normalised, keys chosen by how many records share them, levels by the same distance, weights learned from
// patterns without labels, values weighed by how rare they are, and at most one partner for each. That no column says who
// lives together is known here, and what the columns hold; the engine finds that out by itself.

const FIELDS = ["given_name", "surname", "date_of_birth", "address", "postcode", "phone"]

/** Pairs drawn by chance, to see how strangers agree. */
const STRANGERS = 25_000

const [out = "", first = "", second = ""] = process.argv.slice(2)
const instance = await DuckDBInstance.create(":memory:", { threads: "1" })
const sql = await instance.connect()
await readFiles(sql)
await sql.run(`CREATE TABLE pairs AS ${(await chooseKeys(sql)).map(joinedBy).join(" UNION ")}`)
await sql.run(`CREATE TABLE compared AS SELECT pairs.*, ${levels()} FROM ${bothOf("pairs")}`)
await sql.run(
  `CREATE TABLE drawn AS SELECT one.row AS one, 1 + hash(one.row) % (SELECT count(*) FROM other) AS other
   FROM one ORDER BY hash(one.row) LIMIT ${STRANGERS}`,
)
const learned = learnWeights(
  await patternsOf(sql, "SELECT * EXCLUDE (one, other) FROM compared"),
  await patternsOf(sql, `SELECT ${levels()} FROM ${bothOf("drawn")}`),
)
await sql.run(
  `CREATE TABLE scored AS SELECT compared.one, compared.other, ${learned.prior} + ${FIELDS.map(weightOf).join(" + ")} AS bits
   FROM ${bothOf("compared")} ${FIELDS.map((field) => `LEFT JOIN ${field}_shares ON ${field}_shares.value = one.${field}`).join(" ")}`,
)
await sql.run(
  `COPY (SELECT one.id AS id1, other.id AS id2, 1 / (1 + pow(2, -bits)) AS p FROM (
     SELECT * FROM scored WHERE bits >= 0
     QUALIFY row_number() OVER (PARTITION BY other ORDER BY bits DESC) = 1 AND row_number() OVER (PARTITION BY one ORDER BY bits DESC) = 1
   ) scored JOIN one ON one.row = scored.one JOIN other ON other.row = scored.other) TO '${out}' (HEADER)`,
)
reportSpent()

async function readFiles(connection: DuckDBConnection): Promise<void> {
  const plain = (field: string) =>
    `nullif(trim(lower(regexp_replace(${field}, '[\\s.,;''"()]+', ' ', 'g'))), '') AS ${field}`
  for (const [name, file] of [
    ["one", first],
    ["other", second],
  ]) {
    await connection.run(
      `CREATE TABLE ${name} AS SELECT row_number() OVER () AS row, id, ${FIELDS.map(plain).join()}
       FROM read_csv('${file}', header = true, all_varchar = true)`,
    )
  }
  for (const field of FIELDS) {
    await connection.run(
      `CREATE TABLE ${field}_shares AS SELECT ${field} AS value, count(*) / (SELECT count(*) FROM other) AS share
       FROM other WHERE ${field} IS NOT NULL GROUP BY ALL`,
    )
  }
}

/** Records with the same values in these fields are held against each other, as long as no more than `largest` share them. */
type Key = { readonly fields: readonly string[]; readonly largest: number }

/** The engine's choice by the engine's own reckoning, from the counts that SQL finds. */
async function chooseKeys(connection: DuckDBConnection): Promise<Key[]> {
  const reader = await connection.runAndReadAll(
    "SELECT (SELECT count(*) FROM one) + (SELECT count(*) FROM other)",
  )
  const size = Number(reader.getRows()[0]?.[0])
  const budget = pairsARecord(size) * size
  const cut = (rules: readonly Rule[]) =>
    rules.map((rule) => withinBudget(rule, budget)).filter(({ joined }) => joined > 0)
  const singles: Rule[] = []
  for (const field of FIELDS) singles.push(await countKey(connection, [field]))
  const single = cut(singles).filter(isTelling)
  const doubles: Rule[] = []
  for (const { name } of chooseDoubles(singles, single, budget, size)) {
    doubles.push(await countKey(connection, name.split(" and ")))
  }
  return [...single, ...cut(doubles)].map(({ name, sizes, kept }) => ({
    fields: name.split(" and "),
    largest: sizes.reduce((most, records, key) => (kept[key] === 1 ? Math.max(most, records) : most), 0),
  }))
}

/** How many records share each key, kept as a table; as a rule of the engine's that knows no records, only the sizes. */
async function countKey(connection: DuckDBConnection, fields: readonly string[]): Promise<Rule> {
  const all = ["one", "other"].map(
    (list) =>
      `SELECT ${fields} FROM ${list} WHERE ${fields.map((field) => `${field} IS NOT NULL`).join(" AND ")}`,
  )
  await connection.run(
    `CREATE TABLE ${fields.join("_")}_sizes AS SELECT ${fields}, count(*) AS size FROM (${all.join(" UNION ALL ")}) GROUP BY ${fields}`,
  )
  const reader = await connection.runAndReadAll(
    `SELECT size, count(*) FROM ${fields.join("_")}_sizes GROUP BY size ORDER BY size`,
  )
  const blocks = reader.getRows().map(([records, keys]) => ({ records: Number(records), keys: Number(keys) }))
  const keys = blocks.reduce((sum, block) => sum + block.keys, 0)
  const sizes = new Int32Array(keys + 1)
  let next = 1
  for (const block of blocks) {
    sizes.fill(block.records, next, next + block.keys)
    next += block.keys
  }
  return { name: fields.join(" and "), heldOut: [], slots: [new Int32Array()], keys, sizes }
}

function joinedBy({ fields, largest }: Key): string {
  return `SELECT one.row AS one, other.row AS other FROM one JOIN other USING (${fields})
    JOIN (FROM ${fields.join("_")}_sizes WHERE size BETWEEN 2 AND ${largest}) USING (${fields})`
}

function bothOf(pairs: string): string {
  return `${pairs} JOIN one ON one.row = ${pairs}.one JOIN other ON other.row = ${pairs}.other`
}

/** How two records agree in each field: 1 the same, 2 a sign off, 3 alike, 4 different, 0 cannot be said. */
function levels(): string {
  return FIELDS.map((field) => {
    const [a, b] = [`one.${field}`, `other.${field}`]
    const distance = `damerau_levenshtein(${a}, ${b})`
    return `CASE WHEN ${a} IS NULL OR ${b} IS NULL THEN 0 WHEN ${a} = ${b} THEN 1 WHEN ${distance} = 1 THEN 2
      WHEN ${distance} <= greatest(length(${a}), length(${b})) // 3 THEN 3 ELSE 4 END AS ${field}_level`
  }).join()
}

async function patternsOf(connection: DuckDBConnection, select: string): Promise<PatternCount[]> {
  const reader = await connection.runAndReadAll(`SELECT *, count(*) FROM (${select}) GROUP BY ALL`)
  return reader.getRows().map((row) => ({
    levels: row.slice(0, -1).map(Number),
    count: Number(row.at(-1)),
  }))
}

/** The weight of a field in bits; where both have the same value that value's own share stands for the strangers. */
function weightOf(field: string, at: number): string {
  const [, same = 0, oneOff = 0, alike = 0, different = 0] = learned.weights[at] ?? []
  return `CASE ${field}_level WHEN 0 THEN 0 WHEN 1 THEN coalesce(${learned.sameShares[at]} - log2(${field}_shares.share), ${same})
    WHEN 2 THEN ${oneOff} WHEN 3 THEN ${alike} ELSE ${different} END`
}
