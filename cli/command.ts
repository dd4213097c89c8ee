/** What a command is: its arguments, its teaching, and what it does. */

import type { Arguments } from "./arguments.js";
import type { Context } from "./context.js";

/** One option of a command. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands for the value in the help: `NAME`. */
  readonly value?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly help: string;
}

/** Options by their long names. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** A command line, and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** One command, or one subcommand. */
export interface Command {
  /** As it is called, with the names of the commands above it: `policy explain`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `MODULE [-- ARGUMENT...]`. */
  readonly synopsis: string;
  /** Paragraphs that teach. */
  readonly description: readonly string[];
  readonly options: OptionTable;
  readonly examples: readonly Example[];
  /** Exit codes of its own, beside the usual ones. */
  readonly exits?: readonly (readonly [number | string, string])[];
  /** How many arguments it takes. */
  readonly takes: { readonly min: number; readonly max: number };
  /** Whether arguments after `--` are taken, for the behaviour. */
  readonly takesRest?: boolean;
  /** Resolves with the exit code; throws `CodedError`. */
  readonly run: (args: Arguments, context: Context) => Promise<number>;
}

/** A command that only holds others. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly commands: readonly Command[];
}

/** The option that most commands have. */
export const JSON_OPTION: OptionSpec = {
  type: "boolean",
  help: "print the result as JSON, for programs",
};

/** The option that names a robot. */
export const ROBOT_OPTION: OptionSpec = {
  type: "string",
  value: "NAME",
  help: "the robot; without it the only one that runs",
};
