import { getHealth } from "../contract/health.ts"
import { refuse } from "../service/refusal.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

export function healthRoutes(site: Site): void {
  route(site, getHealth, async () =>
    site.options.databaseState() === "up" ? { database: "up" as const } : refuse("database-down"),
  )
}
