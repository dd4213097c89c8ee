/** Every code that a person can meet, with its remedy. */

import { type ErrorEntry, EXIT_TABLE, LINE_ERRORS } from "@sandpaw/runtime/protocol";
import { CONSOLE_ERRORS } from "@sandpaw/dashboard";
import { DRIVER_ERRORS, WORLD_ERRORS } from "@sandpaw/runtime/drivers";
import { MODULE_ERRORS } from "@sandpaw/runtime/module";
import { OCI_ERRORS } from "@sandpaw/runtime/oci";
import { POLICY_ERRORS } from "@sandpaw/runtime/policy";
import { ROBOT_ERRORS } from "@sandpaw/runtime/robot";
import { AUDIT_ERRORS } from "@sandpaw/runtime/audit";
import { REPLAY_ERRORS } from "@sandpaw/runtime/replay";
import { SUPERVISOR_ERRORS } from "@sandpaw/runtime/supervisor";
import { TRUST_ERRORS } from "@sandpaw/runtime/trust";
import { BUILD_ERRORS } from "@sandpaw/sdk/build";
import { TESTING_ERRORS } from "@sandpaw/sdk/testing";
import { CLI_ERRORS } from "./error.js";

const TABLES: readonly Readonly<Record<string, ErrorEntry>>[] = [
  CLI_ERRORS,
  BUILD_ERRORS,
  TESTING_ERRORS,
  MODULE_ERRORS,
  TRUST_ERRORS,
  OCI_ERRORS,
  POLICY_ERRORS,
  SUPERVISOR_ERRORS,
  ROBOT_ERRORS,
  REPLAY_ERRORS,
  AUDIT_ERRORS,
  DRIVER_ERRORS,
  WORLD_ERRORS,
  CONSOLE_ERRORS,
  LINE_ERRORS,
  EXIT_TABLE,
];

/** Entries by code. */
export const ALL_ERRORS: ReadonlyMap<string, ErrorEntry> = new Map(
  TABLES.flatMap((table) => Object.entries(table)),
);
