import type { DeskWork } from "./at-desk.ts"

/** What following up facts needs: an import, the desk, a phone at a door have it alike. */
export type SpreadWork = Pick<DeskWork, "tx" | "communityId" | "accountId" | "now" | "newId" | "policies">
