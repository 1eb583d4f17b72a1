/**
 * Where the server listens: a socket in a private directory, or on Windows a port of the loopback address.
 */
export type Endpoint =
  | { kind: "socket"; directory: string; port: number }
  | { kind: "loopback"; port: number }

/**
 * The whole of `postgresql.conf`. What `ALTER SYSTEM` wrote beside it still wins, and is looked at before
 * serving.
 */
export function settingsText(endpoint: Endpoint): string {
  const lines = Object.entries({ ...listening(endpoint), ...SETTINGS })
  return lines.map(([name, value]) => `${name} = ${quoted(value)}\n`).join("")
}

/** The whole of `pg_hba.conf`: a password from everyone, on the one way in. */
export function accessText(endpoint: Endpoint): string {
  return endpoint.kind === "socket"
    ? "local all all scram-sha-256\n"
    : "host all all 127.0.0.1/32 scram-sha-256\n"
}

const SETTINGS = {
  max_connections: "40",
  shared_buffers: "64MB",
  huge_pages: "off",
  jit: "off",
  // No parallel workers and no I/O processes: the office PC has other work, and containers little shared
  // memory.
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  io_method: "sync",

  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  max_wal_size: "512MB",
  min_wal_size: "32MB",
  // A recycled segment would keep what has been deleted.
  wal_recycle: "off",
  autovacuum: "on",

  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  cluster_name: "shouwang",
  password_encryption: "scram-sha-256",

  // No personal data in the log: its text may hold values in errors, details, statements and parameters.
  // `log` as the level leaves the server's own messages and drops the errors of statements.
  log_destination: "stderr",
  logging_collector: "off",
  log_line_prefix: "%m [%p] ",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
  log_autovacuum_min_duration: "-1",
}

function listening(endpoint: Endpoint): Record<string, string> {
  return endpoint.kind === "socket"
    ? {
        listen_addresses: "",
        unix_socket_directories: `"${endpoint.directory.replaceAll('"', '""')}"`,
        unix_socket_permissions: "0700",
        port: String(endpoint.port),
      }
    : { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(endpoint.port) }
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`
}
