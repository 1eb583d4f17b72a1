import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

// The big libraries change seldom: in files of their own they stay in the browser's cache over a new version.
const ownFile = [
  { name: "charts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
]

export default defineConfig({
  root: "src/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // small fonts too stay files: the pages may load nothing from data: addresses
    assetsInlineLimit: 0,
    target: ["chrome87", "safari14", "firefox78"],
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: ownFile } } },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
})
