/** The hatch of vacant homes; one for all maps of a page. */
const VACANT_PATTERN = "vacant-hatch"

export function VacantPattern() {
  return (
    <defs>
      <pattern
        id={VACANT_PATTERN}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className="vacant-line" d="M0 0v4" />
      </pattern>
    </defs>
  )
}
