/** What can go wrong around a simulation, as opposed to within it. */

/** A simulation that could not be run. `code` is from a closed list, of this package or of the command. */
export class SimulationError extends Error {
  override readonly name = "SimulationError";
  readonly code: string;
  readonly kind: "user" | "system";

  constructor(code: string, detail: string, kind: "user" | "system" = "user") {
    super(detail.startsWith(`${code}: `) ? detail : `${code}: ${detail}`);
    this.code = code;
    this.kind = kind;
  }
}

/** One line of an error's page. */
export interface TestingErrorEntry {
  readonly kind: "user" | "system";
  readonly meaning: string;
  readonly remedy: string;
}

/** Every code of this area. */
export const TESTING_ERRORS: Readonly<
  Record<"test-module-missing" | "test-command-missing" | "test-command-failed", TestingErrorEntry>
> = {
  "test-module-missing": {
    kind: "user",
    meaning: "A test does not say which module it simulates.",
    remedy: "Run it with `sandpaw test`, which builds the project first, or give `module`.",
  },
  "test-command-missing": {
    kind: "user",
    meaning: "A test needs the command `sandpaw`, and does not find it.",
    remedy: "Install `@sandpaw/cli` in the project, or name the command in the environment variable SANDPAW.",
  },
  "test-command-failed": {
    kind: "system",
    meaning: "`sandpaw simulate` ended without a result.",
    remedy: "The message has its last words; run it again with SANDPAW_DEBUG=1.",
  },
};
