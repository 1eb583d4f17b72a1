import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"

const dutyRoute = createRoute({
  ...framed("run-duty"),
  path: "/duty",
  component: lazyRouteComponent(() => import("../duty/duty-screen.tsx"), "DutyScreen"),
})

const dutyPrintRoute = createRoute({
  ...framed("run-duty"),
  path: "/duty/print",
  validateSearch: (search): { day?: string } =>
    typeof search["day"] === "string" ? { day: search["day"] } : {},
  component: lazyRouteComponent(() => import("../duty/duty-print-screen.tsx"), "DutyPrintScreen"),
})

const workloadRoute = createRoute({
  ...framed("see-workload"),
  path: "/workload",
  component: lazyRouteComponent(() => import("../workload/workload-screen.tsx"), "WorkloadScreen"),
})

/** The day at the posts, and who has to rest. */
export const dutyRoutes = [dutyRoute, dutyPrintRoute, workloadRoute] as const
