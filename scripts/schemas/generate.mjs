// Writes the validators (by ajv, ahead of time, so that nothing of it is needed on a robot) and the JSON Schema
// files that editors read. `--check` writes nothing and fails when a file would change.
//
//   node scripts/schemas/generate.mjs [--check]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { ImageConfig, ImageIndex, ImageManifest, LayoutMark } from "./oci.mjs";
import { Grant, Manifest, NodePolicy } from "./policy.mjs";
import {
  Bundle,
  ClockMark,
  ImageBundle,
  ImageStatement,
  Mark,
  RootContent,
  SealedFile,
  SimpleSigning,
  StoreContent,
} from "./trust.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const check = process.argv.includes("--check");

const ROOMS = [
  {
    file: "runtime/policy/validators.gen.ts",
    imports: [
      'import type { Grant } from "../protocol/index.js";',
      'import type { Manifest } from "./manifest.js";',
      'import type { NodePolicy } from "./node-policy.js";',
      'import type { Validator } from "../protocol/index.js";',
    ],
    schemas: { Manifest, NodePolicy, Grant },
  },
  {
    file: "runtime/trust/validators.gen.ts",
    imports: [
      'import type { Validator } from "../policy/index.js";',
      'import type { Bundle } from "./bundle.js";',
      'import type { ClockMark } from "./clock.js";',
      'import type { ImageBundle, ImageStatement } from "./image-bundle.js";',
      'import type { Mark } from "./mark.js";',
      'import type { RootContent } from "./root.js";',
      'import type { SealedFile } from "./sealed.js";',
      'import type { SimpleSigning } from "./simple-signing.js";',
      'import type { StoreContent } from "./store.js";',
    ],
    schemas: {
      Bundle,
      ImageBundle,
      ImageStatement,
      SimpleSigning,
      SealedFile,
      RootContent,
      StoreContent,
      Mark,
      ClockMark,
    },
  },
  {
    file: "runtime/oci/validators.gen.ts",
    imports: [
      'import type { Validator } from "../protocol/index.js";',
      'import type { ImageConfig } from "./image-config.js";',
      'import type { ImageIndex } from "./image-index.js";',
      'import type { LayoutMark } from "./layout-folder.js";',
      'import type { ImageManifest } from "./manifest.js";',
    ],
    schemas: { ImageManifest, ImageIndex, ImageConfig, LayoutMark },
  },
];
const FOR_EDITORS = { "docs/schemas/manifest.json": Manifest, "docs/schemas/policy.json": NodePolicy };

function validators({ imports, schemas }) {
  const ajv = new Ajv2020({
    strict: true,
    // Length in UTF-16 units needs no helper at run time, and every string here is ASCII by its pattern.
    unicode: false,
    // ajv calls that option deprecated; whatever else it could warn of is an error under `strict`.
    logger: false,
    schemas: Object.entries(schemas).map(([name, schema]) => ({ ...bare(schema), $id: name })),
    code: { source: true, esm: true, lines: true, optimize: 2 },
  });
  const names = Object.keys(schemas);
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [`check${name}`, name])));
  const body = code
    .replace(/^"use strict";\s*/, "")
    .replace(/^export const check\w+ = (validate\d+);$/gm, (line) => line.replace(/^export /, ""));
  if (/\b(require|import)\b/.test(body)) throw new Error("a validator needs something at run time");
  return [
    "// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate",
    ...imports,
    "",
    body.trim(),
    "",
    ...names.map(
      (name) =>
        `/** Generated check; what it found is in \`errors\`. */\nexport const is${name}: Validator<${name}> = check${name};`,
    ),
    "",
  ].join("\n");
}

/** The schema without the words for people, which ajv would copy into the code. */
function bare(schema) {
  const text = JSON.stringify(schema, (key, value) =>
    (key === "description" || key === "title") && typeof value === "string" ? undefined : value,
  );
  return JSON.parse(text);
}

let stale = 0;
function put(file, text) {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  if (check) {
    stale += 1;
    console.error(`${relative(process.cwd(), path)} is not what its source gives; run: npm run generate`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${file}`);
}

for (const room of ROOMS) put(room.file, validators(room));
for (const [file, schema] of Object.entries(FOR_EDITORS)) {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  put(file, `${JSON.stringify({ $schema, ...schema }, null, 2)}\n`);
}
process.exitCode = stale > 0 ? 1 : 0;
