import assert from "node:assert/strict";
import { MODULE_ERRORS } from "@sandpaw/runtime/module";
import { suite } from "../../harness/index.js";
import { BAD_MODULES, NOT_HOSTED } from "./bad-modules.js";

const test = suite("module: codes");
/** Tested elsewhere: it takes more than a module to be refused so, or an engine. */
const ELSEWHERE = [
  "module-invalid",
  "memory-over-grant",
  "table-over-grant",
  "shape-mismatch",
  "source-map-invalid",
  "module-instruction",
];

test("every code has a module that is refused with it", () => {
  const met = new Set<string>([...BAD_MODULES, ...NOT_HOSTED].map(({ code }) => code));
  const missing = Object.keys(MODULE_ERRORS).filter((code) => !met.has(code) && !ELSEWHERE.includes(code));
  assert.deepEqual(missing, []);
});

test.run();
