import { createRootRoute, createRoute, Outlet } from "@tanstack/react-router"
import type { Permission } from "../../core/access/roles.ts"
import { admit } from "./admit.ts"
import { Frame } from "./frame.tsx"
import { FaultPage, MissingPage } from "./missing-page.tsx"

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: FaultPage,
})

export const framedRoute = createRoute({ getParentRoute: () => rootRoute, id: "framed", component: Frame })

/** What every page inside the frame has in common. */
export const framed = (permission: Permission) => ({
  getParentRoute: () => framedRoute,
  beforeLoad: ({ location }: { location: { href: string } }) => admit(permission, location.href),
  errorComponent: FaultPage,
})
