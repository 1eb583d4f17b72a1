/**
 * One breach of one rule in one file, as every check reports it.
 * @typedef {{ file: string, rule: string, message: string }} Finding
 * What a check says: the breaches, and a note about what it saw.
 * @typedef {{ findings: Finding[], note?: string }} Report
 */
export {}
