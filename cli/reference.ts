/** The reference page of the command, made from the same tables as its help. */

import type { Command, CommandGroup, OptionTable } from "./command.js";
import { EXIT_MEANINGS } from "./exit-codes.js";
import { COMMANDS } from "./table.js";

/** Markdown of the whole page. */
export async function commandReference(): Promise<string> {
  const lines = [
    "# The command",
    "",
    "Made from the command's own tables by `node scripts/command-page.mjs`; `sandpaw COMMAND --help` says the same in a",
    "terminal. An error is one line on standard error, `sandpaw: CODE: what happened`, and one that says what to do;",
    "[errors.md](../errors.md) explains every code.",
    "",
    "| exit code | |",
    "| --- | --- |",
    ...EXIT_MEANINGS.map(([code, meaning]) => `| ${code} | ${meaning} |`),
  ];
  let theme = "";
  for (const entry of COMMANDS) {
    if (entry.theme !== theme) lines.push("", `## ${entry.theme}`);
    theme = entry.theme;
    lines.push(...sectionOf(await entry.load()));
  }
  return `${lines.join("\n")}\n`;
}

function sectionOf(found: Command | CommandGroup): string[] {
  if (!("commands" in found)) return commandLines(found);
  return [
    "",
    `### sandpaw ${found.name}`,
    ...found.description.flatMap((paragraph) => ["", paragraph]),
    ...found.commands.flatMap(commandLines),
  ];
}

function commandLines(command: Command): string[] {
  return [
    "",
    `${command.name.includes(" ") ? "####" : "###"} sandpaw ${command.name}`,
    "",
    `${command.summary[0]?.toUpperCase() ?? ""}${command.summary.slice(1)}.`,
    "",
    "```sh",
    `sandpaw ${command.name} ${command.synopsis}`.trimEnd(),
    "```",
    ...command.description.flatMap((paragraph) => ["", paragraph]),
    ...optionLines(command.options),
    "",
    "```sh",
    ...command.examples.flatMap(({ line, does }) => [`# ${does}`, line]),
    "```",
    ...exitLines(command),
  ];
}

function optionLines(options: OptionTable): string[] {
  const rows = Object.entries(options).map(([name, { short, value, help }]) => {
    const long = `--${name}${value === undefined ? "" : ` ${value}`}`;
    return `| \`${short === undefined ? "" : `-${short}, `}${long}\` | ${help.replaceAll("|", "\\|")} |`;
  });
  return rows.length === 0 ? [] : ["", "| option | |", "| --- | --- |", ...rows];
}

function exitLines({ exits }: Command): string[] {
  if (exits === undefined) return [];
  return ["", `Exit codes: ${exits.map(([code, meaning]) => `${code} ${meaning}`).join("; ")}.`];
}
