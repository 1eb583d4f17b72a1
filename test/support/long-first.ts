import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Files that last longest, so that none of them begins when all else is done and keeps one core busy alone. */
const long = [
  "src/store/supervisor/start-database.test.ts",
  "src/store/supervisor/recovery.test.ts",
  "test/api/serving.test.ts",
  "test/api/bad-days.test.ts",
  "test/api/command-line.test.ts",
  "test/api/import.test.ts",
  "test/api/tls.test.ts",
  "test/api/permissions.test.ts",
  "test/api/replay.test.ts",
  "test/api/findings.test.ts",
  "test/api/duty-topics.test.ts",
  "test/e2e/screens.test.ts",
  "test/e2e/lists.test.ts",
  "test/e2e/gate-desk.test.ts",
  "test/e2e/findings.test.ts",
  "test/e2e/quarantine.test.ts",
  "test/e2e/tasks.test.ts",
  "test/e2e/gate-page.test.ts",
  "test/e2e/shifts.test.ts",
  "test/e2e/residents.test.ts",
]

/** Project by project as the configuration has them; within one the long files first, as they stand above. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((name) => moduleId.endsWith(`/${name}`))
      return found < 0 ? long.length : found
    }
    return this.ctx.projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((one, other) => place(one) - place(other)),
    )
  }
}
