/** What `sandpaw audit verify` can find, and what can keep an audit from being read or kept. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type AuditErrorCode =
  | "audit-absent"
  | "audit-key-unusable"
  | "audit-line-malformed"
  | "audit-chain-broken"
  | "audit-head-absent"
  | "audit-head-forged"
  | "audit-tail-lost";

export const AUDIT_ERRORS: ErrorTable<AuditErrorCode> = {
  "audit-absent": {
    kind: "user",
    meaning: "There is no audit of this robot here.",
    remedy: "Give the robot's name with `--robot`, or the folder with `--dir`.",
  },
  "audit-key-unusable": {
    kind: "user",
    meaning: "The key of the audit cannot be read, or others can read it.",
    remedy: "Make `audit.key` readable for its owner alone (mode 0600); with `--key` give the public half.",
  },
  "audit-line-malformed": {
    kind: "user",
    meaning: "A line of the audit is not one that the robot server wrote.",
    remedy: "Keep the files as evidence: somebody has edited them, or the disk is failing.",
  },
  "audit-chain-broken": {
    kind: "user",
    meaning:
      "A line does not follow the one before it: lines were edited, removed, added or put in another order.",
    remedy: "Keep the files as evidence; what stands before the named line is whole.",
  },
  "audit-head-absent": {
    kind: "user",
    meaning: "The signed head of the audit is missing, so a cut-off end cannot be told.",
    remedy: "Give the folder of the heads with `--heads`, or a copy of it from elsewhere.",
  },
  "audit-head-forged": {
    kind: "user",
    meaning:
      "The head of the audit is not signed by the robot's audit key, or names another line than the log has.",
    remedy: "Keep the files as evidence; check that `--key` is this robot's key.",
  },
  "audit-tail-lost": {
    kind: "user",
    meaning: "The signed head names a later line than the log has: its end was cut off.",
    remedy: "Keep the files as evidence; look for the missing lines in a backup.",
  },
};

/** An audit that cannot be used, or was changed. */
export class AuditError extends CodedError<AuditErrorCode> {
  constructor(code: AuditErrorCode, detail: string, options?: { cause?: unknown }) {
    super(AUDIT_ERRORS, code, detail, options);
    this.name = "AuditError";
  }
}
