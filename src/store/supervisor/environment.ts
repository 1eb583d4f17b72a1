/**
 * What PostgreSQL's programs get to see of the environment: no variable of ours changes what they do. Windows
 * programs do not start without the system's own variables, so there they inherit.
 */
export const BARE_ENVIRONMENT: { env?: Record<string, string> } =
  process.platform === "win32" ? {} : { env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } }
