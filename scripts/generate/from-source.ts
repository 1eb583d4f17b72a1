import { contractPapers } from "./from-contract.ts"
import { tableTypes } from "./from-database.ts"

// Prints all that is generated from the source, as JSON.
const [tables, papers] = await Promise.all([tableTypes(), contractPapers()])
process.stdout.write(JSON.stringify({ tables, ...papers }))
