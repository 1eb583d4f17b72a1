import "../parts/tokens.css"
import "../parts/base.css"
import "../parts/notes.css"
import "../parts/parts.css"
import "../parts/pages.css"
import "../parts/tables.css"
import "../parts/passes.css"
import "../parts/print.css"
import "./frame.css"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { createRoot } from "react-dom/client"
import { startWords } from "../parts/i18n.ts"
import { queryClient } from "./query.ts"
import { router } from "./routes.tsx"
import { words } from "./words.ts"

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")

startWords(words)
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
)

// a phone uses its own font; the office's comes after the first drawing, so that nobody waits for it
if (window.matchMedia("(min-width: 700px)").matches) void import("@fontsource-variable/noto-sans-sc/wght.css")
