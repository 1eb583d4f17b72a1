import pg from "pg"
import { timed } from "./measure.ts"

/**
 * Rows a second of a plain client that writes one fact, equal to those of the gate, and commits, over and over; on so
 * many connections beside each other. The rows are taken away again.
 */
export async function rawRowsASecond(
  config: pg.ClientConfig,
  rows: number,
  connections: number,
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client(config))
  await Promise.all(clients.map((client) => client.connect()))
  try {
    const [first] = clients
    if (first === undefined) throw new RangeError("no connection")
    const equal = await first.query<{ values: unknown[] }>(
      `select json_build_array(community_id, kind, day, at, dwelling_id, data, recorded_at) as values
       from fact where source = 'gate' limit ${rows}`,
    )
    const all = equal.rows.map(({ values }) => values)
    const took = await timed(() =>
      Promise.all(
        clients.map(async (client, at) => {
          for (let row = at; row < all.length; row += connections) {
            await client.query({ name: "raw-row", text: INSERT, values: all[row] ?? [] })
          }
        }),
      ),
    )
    await first.query("delete from fact where source = 'raw'")
    return (all.length / took) * 1000
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

const INSERT = `insert into fact (community_id, fact_id, kind, day, at, dwelling_id, data, recorded_at, source)
  values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, 'raw')`
