/** Section ids of the core specification (5.5.2), and the order in which they may stand. */

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

/** Of the exception proposal; refused with a code of its own because compilers do emit it. */
export const TAG_SECTION = 13;

/** The data count stands between elements and code although its id is higher. */
export const SECTION_ORDER: readonly number[] = [
  SECTION.type,
  SECTION.import,
  SECTION.function,
  SECTION.table,
  SECTION.memory,
  SECTION.global,
  SECTION.export,
  SECTION.start,
  SECTION.element,
  SECTION.dataCount,
  SECTION.code,
  SECTION.data,
];

/** What messages call a section. */
export function sectionName(id: number): string {
  const found = Object.entries(SECTION).find(([, value]) => value === id);
  return found === undefined ? `section ${id}` : `the ${found[0]} section`;
}
