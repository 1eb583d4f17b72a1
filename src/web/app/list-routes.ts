import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"
import { readListSearch } from "./search.ts"

const listsRoute = createRoute({
  ...framed("reconcile"),
  path: "/lists",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../lists/lists-screen.tsx"), "ListsScreen"),
})

const listRoute = createRoute({
  ...framed("reconcile"),
  path: "/lists/one",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../lists/list-screen.tsx"), "ListScreen"),
})

const listQueueRoute = createRoute({
  ...framed("reconcile"),
  path: "/lists/queue",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../lists/queue-screen.tsx"), "QueueScreen"),
})

const printListRoute = createRoute({
  ...framed("reconcile"),
  path: "/lists/print",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../lists/print-screen.tsx"), "PrintScreen"),
})

const listTaskRoute = createRoute({
  ...framed("reconcile"),
  path: "/lists/task",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../lists/task-screen.tsx"), "TaskScreen"),
})

/** The pages of reconciliation. */
export const listRoutes = [listsRoute, listRoute, listQueueRoute, printListRoute, listTaskRoute] as const
