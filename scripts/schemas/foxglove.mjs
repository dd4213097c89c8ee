// Takes over Foxglove's JSON schemas for what a recording says, so that nothing of their package is needed on a robot.
// `--check` writes nothing and fails when the file would change.
//
//   node scripts/schemas/foxglove.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const schemas = require("@foxglove/schemas/jsonschema.js");
const { version } = require("@foxglove/schemas/package.json");

const file = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  "runtime/robot/record/foxglove-schemas.gen.ts",
);
const WANTED = ["FrameTransform", "LaserScan", "Odometry", "PoseInFrame"];

const body = WANTED.map((name) => `  ${name}: ${JSON.stringify(JSON.stringify(schemas[name]))},`).join("\n");
const text = `// Taken over from @foxglove/schemas ${version} (MIT); do not edit. Again: npm run generate
/** Foxglove's JSON schemas, as text. */
export const FOXGLOVE_SCHEMAS = {
${body}
} as const;
`;

const old = existsSync(file) ? readFileSync(file, "utf8") : "";
if (old !== text) {
  if (process.argv.includes("--check")) {
    console.error(`${file} is not what would be generated; run: npm run generate`);
    process.exit(1);
  }
  writeFileSync(file, text);
}
