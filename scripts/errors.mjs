// Makes `docs/errors.md` from the error tables that every area exports (`…_ERRORS`, `EXIT_TABLE`), so that no
// code is without its page. Needs a build. `--check` exits 1 when the file differs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const AREAS = [
  ["How a behaviour ends", "runtime/dist/protocol/index.js", /^EXIT_TABLE$/],
  ["Channels and control lines", "runtime/dist/protocol/index.js", /_ERRORS$/],
  ["Modules", "runtime/dist/module/index.js", /_ERRORS$/],
  ["Trust", "runtime/dist/trust/index.js", /_ERRORS$/],
  ["Images and registries", "runtime/dist/oci/index.js", /_ERRORS$/],
  ["Policy", "runtime/dist/policy/index.js", /_ERRORS$/],
  ["Engine", "runtime/dist/engine/index.js", /_ERRORS$/],
  ["Supervisor", "runtime/dist/supervisor/index.js", /_ERRORS$/],
  ["Robot server", "runtime/dist/robot/index.js", /_ERRORS$/],
  ["Audit", "runtime/dist/audit/index.js", /_ERRORS$/],
  ["Replay", "runtime/dist/replay/index.js", /_ERRORS$/],
  ["Drivers and worlds", "runtime/dist/drivers/index.js", /_ERRORS$/],
  ["Robot API definition", "runtime/dist/wit/index.js", /_ERRORS$/],
  ["Building behaviours", "modules/dist/build/index.js", /_ERRORS$/],
  ["Testing behaviours", "modules/dist/testing/index.js", /_ERRORS$/],
  ["containerd shim", "shim/dist/index.js", /_ERRORS$/],
  ["Console", "dashboard/dist/index.js", /_ERRORS$/],
  ["Command", "cli/dist/index.js", /_ERRORS$/],
];

/** The tables of one area, merged. */
async function tableOf(file, pattern) {
  const path = join(root, file);
  if (!existsSync(path)) return {};
  const exported = await import(pathToFileURL(path).href);
  return Object.assign(
    {},
    ...Object.keys(exported)
      .filter((name) => pattern.test(name))
      .map((name) => exported[name]),
  );
}

const seen = new Map();
let text = `# Errors

Every error has a code from a closed list, first in its message; this page explains each. It is made from the
sources by \`npm run generate\`. *user*: something to change in what was given; *system*: something on the machine
or the robot.
`;
for (const [title, file, pattern] of AREAS) {
  const rows = Object.entries(await tableOf(file, pattern)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0) continue;
  text += `\n## ${title}\n\n| code | | what it means | what to do |\n| --- | --- | --- | --- |\n`;
  for (const [code, { kind, meaning, remedy }] of rows) {
    if (seen.has(code))
      throw new Error(`code ${code} is in "${seen.get(code)}" and in "${title}": codes are unique`);
    seen.set(code, title);
    text += `| \`${code}\` | ${kind} | ${meaning} | ${remedy} |\n`;
  }
}

const target = join(root, "docs", "errors.md");
const before = existsSync(target) ? readFileSync(target, "utf8") : "";
if (process.argv.includes("--check")) {
  if (before !== text) {
    console.error("docs/errors.md differs from the error tables: run `npm run generate`");
    process.exitCode = 1;
  }
} else if (before !== text) writeFileSync(target, text);
