import * as contract from "../contract/tasks.ts"
import { addTasks } from "../service/oversight/add-tasks.ts"
import { getOversight } from "../service/oversight/get-oversight.ts"
import { getTask } from "../service/oversight/get-task.ts"
import { handOver } from "../service/oversight/hand-over.ts"
import { listColleagues } from "../service/oversight/list-colleagues.ts"
import { getHandOver, listHandOvers } from "../service/oversight/list-hand-overs.ts"
import { countOpenTasks, listTasks } from "../service/oversight/list-tasks.ts"
import { moveTasks } from "../service/oversight/move-tasks.ts"
import { previewHandOver } from "../service/oversight/preview-hand-over.ts"
import { undoHandOver } from "../service/oversight/undo-hand-over.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Tasks, who has how much in hand, and handing it over. */
export function taskRoutes(site: Site): void {
  route(site, contract.listTasks, ({ context, query }) => listTasks(context, query))
  route(site, contract.countTasks, ({ context }) => countOpenTasks(context))
  route(site, contract.getTask, ({ context, query }) => getTask(context, query))
  route(site, contract.addTasks, ({ context, body }) => addTasks(context, body))
  route(site, contract.moveTasks, ({ context, body }) => moveTasks(context, body))
  route(site, contract.listColleagues, ({ context }) => listColleagues(context))
  route(site, contract.getOversight, ({ context }) => getOversight(context))
  route(site, contract.previewHandOver, ({ context, body }) => previewHandOver(context, body))
  route(site, contract.handOver, ({ context, body }) => handOver(context, body))
  route(site, contract.undoHandOver, ({ context, body }) => undoHandOver(context, body))
  route(site, contract.listHandOvers, ({ context }) => listHandOvers(context))
  route(site, contract.getHandOver, ({ context, query }) => getHandOver(context, query))
}
