// Makes `docs/reference/command.md` from the tables of the command. Needs a build. `--check` exits 1 when the
// file differs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { commandReference } = await import(pathToFileURL(join(root, "cli", "dist", "index.js")).href);
const text = await commandReference();
const target = join(root, "docs", "reference", "command.md");
const before = existsSync(target) ? readFileSync(target, "utf8") : "";
if (before !== text) {
  if (process.argv.includes("--check")) {
    console.error("docs/reference/command.md differs from the command: run `node scripts/command-page.mjs`");
    process.exitCode = 1;
  } else writeFileSync(target, text);
}
