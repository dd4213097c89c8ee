/** The words of a command line, checked against what the command takes. */

import { parseArgs } from "node:util";
import type { Command, OptionTable } from "./command.js";
import { CliError } from "./error.js";

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What was given. */
export class Arguments {
  readonly words: readonly string[];
  /** After `--`. */
  readonly rest: readonly string[];
  readonly #values: Values;

  constructor(words: readonly string[], rest: readonly string[], values: Values) {
    this.words = words;
    this.rest = rest;
    this.#values = values;
  }

  /** Whether a boolean option stands there. */
  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** The value of an option, the last one where it stands there twice. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  /** Every value of an option that may stand there several times. */
  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** A number within bounds. Throws `usage`. */
  number(name: string, min: number, max: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new CliError("usage", `--${name} takes a number from ${min} to ${max}, not "${text}"`);
  }

  /** A whole number within bounds. Throws `usage`. */
  whole(name: string, min: number, max: number): number | undefined {
    const value = this.number(name, min, max);
    if (value === undefined || Number.isInteger(value)) return value;
    throw new CliError("usage", `--${name} takes a whole number, not "${this.text(name) ?? ""}"`);
  }

  /** Refuses options that mean nothing where another one is not given. Throws `usage`. */
  onlyWith(other: string, names: readonly string[]): void {
    if (this.#isGiven(other)) return;
    const idle = names.find((name) => this.#isGiven(name));
    if (idle !== undefined) throw new CliError("usage", `--${idle} is for use with --${other} only`);
  }

  #isGiven(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== false;
  }

  /** An argument by its place; the command has said that it is there. */
  word(place: number): string {
    const found = this.words[place];
    if (found === undefined) throw new CliError("usage", `argument ${place + 1} is missing`);
    return found;
  }
}

/** Reads the words after the command's name. Throws `usage`. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const end = argv.indexOf("--");
  const rest = end === -1 ? [] : argv.slice(end + 1);
  if (end !== -1 && command.takesRest !== true) {
    throw new CliError("usage", `${command.name} takes nothing after --`);
  }
  const { values, positionals } = parse(command.options, end === -1 ? [...argv] : argv.slice(0, end));
  const { min, max } = command.takes;
  if (positionals.length < min || positionals.length > max) {
    throw new CliError("usage", `call it as: sandpaw ${command.name} ${command.synopsis}`.trimEnd());
  }
  return new Arguments(positionals, rest, values);
}

function parse(options: OptionTable, args: string[]): { values: Values; positionals: string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short !== undefined && { short }), ...(multiple !== undefined && { multiple }) },
    ]),
  );
  try {
    return parseArgs({ args, options: config, allowPositionals: true, strict: true });
  } catch (cause) {
    // Node's message is a sentence or two; the first says it all.
    const [why = "unreadable"] = cause instanceof Error ? cause.message.split(". ") : [];
    throw new CliError("usage", why, { cause });
  }
}
