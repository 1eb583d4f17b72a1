import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import { getBoard, getWall } from "../../contract/board.ts"
import { admit } from "./admit.ts"
import { dayRoutes } from "./day-routes.ts"
import { dutyRoutes } from "./duty-routes.ts"
import { findingRoutes } from "./finding-routes.ts"
import { framed, framedRoute, rootRoute } from "./framed.tsx"
import { listRoutes } from "./list-routes.ts"
import { asking, queryClient } from "./query.ts"
import { rollRoutes } from "./roll-routes.ts"
import { screeningRoutes } from "./screening-routes.ts"
import {
  readBoardSearch,
  readGatesSearch,
  readPassesSearch,
  readPrintSearch,
  readRegisterSearch,
  readSignInSearch,
} from "./search.ts"
import { shiftRoutes } from "./shift-routes.ts"
import { swapRoutes } from "./swap-routes.ts"

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import("../access/sign-in-screen.tsx"), "SignInScreen"),
})

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("../access/set-up-screen.tsx"), "SetUpScreen"),
})

const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/wall",
  beforeLoad: ({ location }) => {
    void queryClient.prefetchQuery(asking(getWall, undefined, { live: true }))
    return admit("see-wall", location.href)
  },
  component: lazyRouteComponent(() => import("../wall/wall-screen.tsx"), "WallScreen"),
})

const boardRoute = createRoute({
  ...framed("see-board"),
  beforeLoad: ({ location }) => {
    // asked for at once, beside the session and the screen's own code: the board is what people wait for
    void queryClient.prefetchQuery(asking(getBoard, undefined, { live: true }))
    return admit("see-board", location.href)
  },
  path: "/",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/board-screen.tsx"), "BoardScreen"),
})

const tableRoute = createRoute({
  ...framed("see-board"),
  path: "/table",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/table-screen.tsx"), "TableScreen"),
})

const homeRoute = createRoute({
  ...framed("see-people"),
  path: "/home/$id",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("../board/home-screen.tsx"), "HomeScreen"),
})

const importRoute = createRoute({
  ...framed("import-books"),
  path: "/import",
  component: lazyRouteComponent(() => import("../imports/import-screen.tsx"), "ImportScreen"),
})

const registerRoute = createRoute({
  ...framed("see-people"),
  path: "/register",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/register-screen.tsx"), "RegisterScreen"),
})

const homeRegisterRoute = createRoute({
  ...framed("see-people"),
  path: "/register/home",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/home-register-screen.tsx"), "HomeRegisterScreen"),
})

const registerFormRoute = createRoute({
  ...framed("change-register"),
  path: "/register/$what/$how",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/form-screen.tsx"), "FormScreen"),
})

const passesRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes",
  validateSearch: readPassesSearch,
  component: lazyRouteComponent(() => import("../passes/passes-screen.tsx"), "PassesScreen"),
})

const printPassesRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes/print",
  validateSearch: readPrintSearch,
  component: lazyRouteComponent(() => import("../passes/print-screen.tsx"), "PrintScreen"),
})

const checkPassRoute = createRoute({
  ...framed("issue-passes"),
  path: "/passes/check",
  component: lazyRouteComponent(() => import("../passes/check-screen.tsx"), "CheckScreen"),
})

const passKeysRoute = createRoute({
  ...framed("manage-pass-keys"),
  path: "/passes/keys",
  component: lazyRouteComponent(() => import("../passes/keys-screen.tsx"), "KeysScreen"),
})

const gatesRoute = createRoute({
  ...framed("see-posts"),
  path: "/gates",
  validateSearch: readGatesSearch,
  component: lazyRouteComponent(() => import("../gate/gates-screen.tsx"), "GatesScreen"),
})

const postsRoute = createRoute({
  ...framed("run-posts"),
  path: "/gates/posts",
  component: lazyRouteComponent(() => import("../gate/posts-screen.tsx"), "PostsScreen"),
})

const guardsRoute = createRoute({
  ...framed("run-posts"),
  path: "/gates/guards",
  component: lazyRouteComponent(() => import("../gate/guards-screen.tsx"), "GuardsScreen"),
})

const parcelsRoute = createRoute({
  ...framed("see-posts"),
  path: "/gates/parcels",
  component: lazyRouteComponent(() => import("../gate/parcels-screen.tsx"), "ParcelsScreen"),
})

const gateBookRoute = createRoute({
  ...framed("see-entries"),
  path: "/gates/book",
  validateSearch: readGatesSearch,
  component: lazyRouteComponent(() => import("../gate/gate-book-screen.tsx"), "GateBookScreen"),
})

const ownAccountRoute = createRoute({
  ...framed("use-account"),
  path: "/account",
  component: lazyRouteComponent(() => import("../access/own-account-screen.tsx"), "OwnAccountScreen"),
})

const accountsRoute = createRoute({
  ...framed("manage-accounts"),
  path: "/accounts",
  component: lazyRouteComponent(() => import("../access/accounts-screen.tsx"), "AccountsScreen"),
})

const auditRoute = createRoute({
  ...framed("read-audit"),
  path: "/audit",
  component: lazyRouteComponent(() => import("../access/audit-screen.tsx"), "AuditScreen"),
})

const policiesRoute = createRoute({
  ...framed("see-policies"),
  path: "/policies",
  component: lazyRouteComponent(() => import("../access/policies-screen.tsx"), "PoliciesScreen"),
})

const erasuresRoute = createRoute({
  ...framed("erase"),
  path: "/erasures",
  component: lazyRouteComponent(() => import("../access/erasures-screen.tsx"), "ErasuresScreen"),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    setUpRoute,
    wallRoute,
    framedRoute.addChildren([
      boardRoute,
      tableRoute,
      homeRoute,
      importRoute,
      registerRoute,
      homeRegisterRoute,
      registerFormRoute,
      ...screeningRoutes,
      ...dayRoutes,
      ...findingRoutes,
      ...listRoutes,
      ...dutyRoutes,
      ...rollRoutes,
      ...swapRoutes,
      ...shiftRoutes,
      passesRoute,
      printPassesRoute,
      checkPassRoute,
      passKeysRoute,
      gatesRoute,
      postsRoute,
      guardsRoute,
      parcelsRoute,
      gateBookRoute,
      ownAccountRoute,
      accountsRoute,
      auditRoute,
      policiesRoute,
      erasuresRoute,
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
