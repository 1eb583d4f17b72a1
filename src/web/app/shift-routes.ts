import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"

/** Which week is planned: any day of it. */
function readWeekSearch(search: Record<string, unknown>): { week?: string } {
  return typeof search["week"] === "string" ? { week: search["week"] } : {}
}

const shiftsRoute = createRoute({
  ...framed("plan-shifts"),
  path: "/shifts",
  validateSearch: readWeekSearch,
  component: lazyRouteComponent(() => import("../shifts/shifts-screen.tsx"), "ShiftsScreen"),
})

const shiftSetUpRoute = createRoute({
  ...framed("plan-shifts"),
  path: "/shifts/set-up",
  component: lazyRouteComponent(() => import("../shifts/set-up-screen.tsx"), "SetUpScreen"),
})

const shiftMessagesRoute = createRoute({
  ...framed("plan-shifts"),
  path: "/shifts/messages",
  validateSearch: readWeekSearch,
  component: lazyRouteComponent(() => import("../shifts/messages-screen.tsx"), "MessagesScreen"),
})

const printShiftsRoute = createRoute({
  ...framed("plan-shifts"),
  path: "/shifts/print",
  validateSearch: readWeekSearch,
  component: lazyRouteComponent(() => import("../shifts/print-screen.tsx"), "PrintScreen"),
})

/** The pages of the rosters. */
export const shiftRoutes = [shiftsRoute, shiftSetUpRoute, shiftMessagesRoute, printShiftsRoute] as const
