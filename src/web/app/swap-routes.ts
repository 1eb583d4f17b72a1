import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { framed } from "./framed.tsx"

const swapsRoute = createRoute({
  ...framed("plan-shifts"),
  path: "/shifts/swaps",
  component: lazyRouteComponent(() => import("../swaps/swaps-screen.tsx"), "SwapsScreen"),
})

/** The swap board. */
export const swapRoutes = [swapsRoute] as const
