/**
 * Errors of the build. This package imports nothing of ours, so the class has the shape of the others (a `code`
 * from a closed table, a `kind`) without being one of them.
 */

import { formatDiagnostic, type Diagnostic } from "./diagnostic.js";

/** The closed list of codes. */
export type BuildErrorCode =
  | "entry-not-found"
  | "compile-failed"
  | "project-not-found"
  | "project-invalid"
  | "request-mismatch"
  | "project-exists"
  | "project-name"
  | "standard-unknown"
  | "jco-missing"
  | "component-failed";

/** What one code means and what to do about it. */
export interface BuildErrorEntry {
  readonly kind: "user" | "system";
  readonly meaning: string;
  readonly remedy: string;
}

/** Code → whose move it is, what it means, what to do. */
export const BUILD_ERRORS: Readonly<Record<BuildErrorCode, BuildErrorEntry>> = {
  "entry-not-found": {
    kind: "user",
    meaning: "The source file that the project names as its entry does not exist.",
    remedy: "Create it, or correct `entry` in sandpaw.json.",
  },
  "compile-failed": {
    kind: "user",
    meaning: "The AssemblyScript compiler refused the sources.",
    remedy: "Mend the lines that the messages show.",
  },
  "project-not-found": {
    kind: "user",
    meaning: "The folder holds no sandpaw.json.",
    remedy: "Run the command in a behaviour's folder, or make one with `sandpaw new NAME`.",
  },
  "project-invalid": {
    kind: "user",
    meaning: "A value in sandpaw.json is missing, unknown or of the wrong kind.",
    remedy: "Correct the key that the message names.",
  },
  "request-mismatch": {
    kind: "user",
    meaning: "What sandpaw.json requests and what the code uses differ.",
    remedy: "Add the interface to `request`, or remove it there.",
  },
  "project-exists": {
    kind: "user",
    meaning: "The folder for the new project exists and is not empty.",
    remedy: "Choose another name, or remove the folder.",
  },
  "project-name": {
    kind: "user",
    meaning: "The name of a project has characters that a behaviour's name cannot have.",
    remedy: "Use lower-case letters, digits and dashes, such as `hop-2`.",
  },
  "standard-unknown": {
    kind: "user",
    meaning: "There is no standard behaviour of this name.",
    remedy: "Choose one of those that the message lists.",
  },
  "jco-missing": {
    kind: "user",
    meaning: "Components are made by jco, and jco is not installed.",
    remedy:
      "In the project: `npm install --save-dev @bytecodealliance/jco`, then once more. Only making components needs it.",
  },
  "component-failed": {
    kind: "user",
    meaning: "jco could not make a component of the module.",
    remedy: "Read what it says; the module itself is built and runs.",
  },
};

/** A build that could not be done, with everything that is wrong. */
export class BuildError extends Error {
  override readonly name = "BuildError";
  readonly code: BuildErrorCode;
  readonly kind: "user" | "system";
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: BuildErrorCode, diagnostics: readonly Diagnostic[]) {
    super(`${code}: ${diagnostics.map(sentence).join("\n")}`);
    this.code = code;
    this.kind = BUILD_ERRORS[code].kind;
    this.diagnostics = diagnostics;
  }
}

/** What has no place needs no word of its severity either: it stands behind the code of an error. */
function sentence(diagnostic: Diagnostic): string {
  const { severity, message, place } = diagnostic;
  return place === undefined && severity === "error" ? message : formatDiagnostic(diagnostic);
}
