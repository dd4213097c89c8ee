// Generates everything that is made from something else: from runtime/wit/robot.wit, from the schemas, and, once all
// is built, from the tables of errors and commands. `--check` only compares.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const steps = [
  [join("node_modules", "typescript", "bin", "tsc"), "-b", join("runtime", "wit")],
  [join("runtime", "dist", "wit", "generate.js"), ...process.argv.slice(2)],
  [join("scripts", "schemas", "generate.mjs"), ...process.argv.slice(2)],
  [join("scripts", "schemas", "foxglove.mjs"), ...process.argv.slice(2)],
  [join("scripts", "build.mjs")],
  [join("scripts", "errors.mjs"), ...process.argv.slice(2)],
  [join("scripts", "command-page.mjs"), ...process.argv.slice(2)],
];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
