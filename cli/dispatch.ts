/** Finds the command that a command line means, and runs it. */

import { readArguments } from "./arguments.js";
import type { Command, CommandGroup } from "./command.js";
import { type Context, say } from "./context.js";
import { CliError } from "./error.js";
import { EXIT } from "./exit-codes.js";
import { commandHelp, groupHelp, mainHelp } from "./help.js";
import { nearest } from "./nearest.js";
import { reportError } from "./report.js";
import { createStyle } from "./style.js";
import { COMMANDS } from "./table.js";
import { VERSION } from "./version.js";

/** Runs one command line (without `node` and the script); resolves with the exit code and never rejects. */
export async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await choose(argv, context);
  } catch (error) {
    const end = argv.indexOf("--");
    return reportError(error, context, argv.slice(0, end === -1 ? argv.length : end).includes("--json"));
  }
}

async function choose(argv: readonly string[], context: Context): Promise<number> {
  const [name, ...others] = argv;
  if (
    name === undefined ||
    name === "--help" ||
    name === "-h" ||
    (name === "help" && others[0] === undefined)
  ) {
    context.out.write(mainHelp(COMMANDS, createStyle(context.out.colour)));
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === "--version" || name === "-V") {
    say(context, VERSION);
    return EXIT.done;
  }
  if (name === "help") return choose([...others, "--help"], context);
  const entry = COMMANDS.find((one) => one.name === name);
  if (entry === undefined)
    throw unknownCommand(
      name,
      COMMANDS.map((one) => one.name),
    );
  return start(await entry.load(), others, context);
}

async function start(
  found: Command | CommandGroup,
  argv: readonly string[],
  context: Context,
): Promise<number> {
  const style = createStyle(context.out.colour);
  if ("commands" in found) {
    const [name, ...others] = argv;
    if (name === undefined || name === "--help" || name === "-h") {
      context.out.write(groupHelp(found, style));
      return name === undefined ? EXIT.usage : EXIT.done;
    }
    const inner = found.commands.find((one) => one.name === `${found.name} ${name}`);
    if (inner === undefined) {
      throw unknownCommand(
        `${found.name} ${name}`,
        found.commands.map((one) => one.name),
      );
    }
    return start(inner, others, context);
  }
  const end = argv.indexOf("--");
  const own = end === -1 ? argv : argv.slice(0, end);
  if (own.includes("--help") || own.includes("-h")) {
    context.out.write(commandHelp(found, style));
    return EXIT.done;
  }
  return found.run(readArguments(found, argv), context);
}

function unknownCommand(name: string, known: readonly string[]): CliError {
  const near = nearest(name, known);
  return new CliError(
    "command-unknown",
    near === undefined ? `"${name}"` : `"${name}"; did you mean "${near}"?`,
  );
}
