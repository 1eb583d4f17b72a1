import type { Static } from "typebox"
import type { HomePage } from "../../contract/register.ts"

/** All that is known of a home on a day. */
export type Home = Static<typeof HomePage>
