/** Every code that a person can meet, with its remedy. */

import { type ErrorEntry, EXIT_TABLE } from "@sandpaw/runtime/protocol";
import { MODULE_ERRORS } from "@sandpaw/runtime/module";
import { POLICY_ERRORS } from "@sandpaw/runtime/policy";
import { SUPERVISOR_ERRORS } from "@sandpaw/runtime/supervisor";
import { TRUST_ERRORS } from "@sandpaw/runtime/trust";
import { CLI_ERRORS } from "./error.js";

const TABLES: readonly Readonly<Record<string, ErrorEntry>>[] = [
  CLI_ERRORS,
  MODULE_ERRORS,
  POLICY_ERRORS,
  TRUST_ERRORS,
  SUPERVISOR_ERRORS,
  EXIT_TABLE,
];

/** Entries by code. */
export const ALL_ERRORS: ReadonlyMap<string, ErrorEntry> = new Map(
  TABLES.flatMap((table) => Object.entries(table)),
);
