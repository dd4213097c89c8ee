/** The audit of a robot: what happened, linked line by line and signed, so that a change of it shows. */

export { openAudit, type Audit, type AuditOptions } from "./audit.js";
export { ownKey, verificationKey, type KeyOwner } from "./audit-key.js";
export { AUDIT_ERRORS, AuditError, type AuditErrorCode } from "./error.js";
export { auditPlaces, type AuditPlaces } from "./files.js";
export { type MotionSample } from "./motion-summary.js";
export { verifyAudit, type AuditProblem, type AuditReport } from "./verify.js";

// For tests.
export { createBudget } from "./budget.js";
export { createMotionSummary } from "./motion-summary.js";
export { openKeeper, type Keeper } from "./keeper.js";
export { hashOf, link, readLine } from "./chain.js";
