import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Files that last longest, so that none of them begins when all else is done and keeps one core busy alone. */
const long = [
  "api/import.test.ts",
  "api/serving.test.ts",
  "api/command-line.test.ts",
  "api/bad-days.test.ts",
  "api/topics.test.ts",
  "api/replay.test.ts",
  "api/permissions.test.ts",
  "e2e/screens.test.ts",
  "e2e/gate-desk.test.ts",
  "e2e/tasks.test.ts",
  "e2e/quarantine.test.ts",
]

/** Project by project as ever; within one the long files first, as they stand above. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((name) => moduleId.endsWith(`/test/${name}`))
      return found < 0 ? long.length : found
    }
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((one, other) => place(one) - place(other)),
    )
  }
}
