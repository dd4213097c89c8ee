/** The texts of `--help`. */

import type { Command, CommandGroup, Example, OptionTable } from "./command.js";
import { EXIT_MEANINGS } from "./exit-codes.js";
import type { Style } from "./style.js";
import { columns, wrap } from "./text.js";

/** What `sandpaw --help` needs of each command. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly theme: string;
}

const WIDTH = 92;

/** The page of the whole command. */
export function mainHelp(commands: readonly Listed[], style: Style): string {
  const themes = [...new Set(commands.map(({ theme }) => theme))];
  return [
    `${style.bold("sandpaw")}: signed WebAssembly behaviours on robots, each allowed only what its grant says.`,
    "",
    `${style.bold("Usage")}: sandpaw COMMAND [ARGUMENT...] [--help]`,
    ...themes.flatMap((theme) => [
      "",
      style.bold(theme),
      ...columns(
        commands.filter((one) => one.theme === theme).map(({ name, summary }) => [style.cyan(name), summary]),
      ),
    ]),
    "",
    style.bold("Begin here"),
    ...columns([
      ["sandpaw demo", "a simulated robot covers a room; Ctrl-C ends it"],
      ["sandpaw new hop", "a behaviour of your own, then: cd hop, npm install, npx sandpaw dev"],
      ["sandpaw policy explain MODULE", "what a module asks for, what it gets, and who refused the rest"],
    ]),
    "",
    ...exits([]),
    "",
  ].join("\n");
}

/** The page of one command. */
export function commandHelp(command: Command, style: Style): string {
  return [
    `${style.bold(`sandpaw ${command.name}`)}: ${command.summary}`,
    "",
    `${style.bold("Usage")}: sandpaw ${command.name} ${command.synopsis}`.trimEnd(),
    ...command.description.flatMap((paragraph) => ["", ...wrap(paragraph, WIDTH)]),
    "",
    style.bold("Options"),
    ...columns([...optionLines(command.options), ["-h, --help", "show this page"]]),
    "",
    style.bold("Examples"),
    ...exampleLines(command.examples, style),
    "",
    ...exits(command.exits ?? []),
    "",
  ].join("\n");
}

/** The page of a command that holds others. */
export function groupHelp(group: CommandGroup, style: Style): string {
  return [
    `${style.bold(`sandpaw ${group.name}`)}: ${group.summary}`,
    ...group.description.flatMap((paragraph) => ["", ...wrap(paragraph, WIDTH)]),
    "",
    style.bold("Commands"),
    ...columns(
      group.commands.map(({ name, synopsis, summary }) => [style.cyan(`${name} ${synopsis}`), summary]),
    ),
    "",
    `Each has a page of its own: sandpaw ${group.name} COMMAND --help`,
    "",
  ].join("\n");
}

/** Beside each other where the command lines are short, else one below the other. */
function exampleLines(examples: readonly Example[], style: Style): string[] {
  const long = examples.some(({ line, does }) => line.length + does.length > WIDTH - 4);
  if (!long) return columns(examples.map(({ line, does }) => [style.cyan(line), does]));
  return examples.flatMap(({ line, does }) => [`  ${style.cyan(line)}`, `      ${does}`]);
}

function optionLines(options: OptionTable): [string, string][] {
  return Object.entries(options).map(([name, { short, value, help }]) => {
    const left = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
    return [left, help];
  });
}

function exits(own: readonly (readonly [number | string, string])[]): string[] {
  const all = new Map<number | string, string>([...EXIT_MEANINGS, ...own]);
  const rows = [...all].map(([code, meaning]): [string, string] => [String(code), meaning]);
  return ["Exit codes", ...columns(rows)];
}
