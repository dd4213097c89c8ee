/**
 * The most of everything that a robot hosts, checked before anything is allocated. Each is at or below what V8
 * itself takes (its `wasm-limits.h`), so that no module that passes here fails there by size.
 */

/** Bytes of a module. */
export const MAX_MODULE_BYTES: number = 16 * 1024 * 1024;

/** Entries of each kind. */
export const MAX_ENTRIES = {
  "custom sections": 256,
  types: 10_000,
  parameters: 256,
  results: 64,
  imports: 1_000,
  functions: 100_000,
  tables: 16,
  globals: 50_000,
  exports: 10_000,
  "element segments": 65_536,
  "data segments": 65_536,
  "steps of a constant": 64,
  branches: 65_520,
} as const;

/** Bytes of a name of an import, an export or a custom section. */
export const MAX_NAME_BYTES = 1024;

/** Bytes of a page of linear memory. */
export const PAGE_BYTES = 65_536;
/** Pages of a 32-bit memory. */
export const MAX_PAGES = 65_536;
