import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../harness/index.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: build --component");
const place = new Place();
const component = join(place.folder, "hop", "build", "hop.component.wasm");
const LIMIT = { timeoutMs: 120_000 };

/** Makes a process believe that jco is not installed. */
const WITHOUT_JCO = `data:text/javascript,${encodeURIComponent(`
import { register } from "node:module";
register("data:text/javascript," + encodeURIComponent(
  "export const resolve = (name, context, next) => {" +
  " if (name.includes('bytecodealliance')) throw new Error('Cannot find package ' + name);" +
  " return next(name, context) }"));
`)}`;

test.before(async () => {
  assert.equal((await place.call(["new", "hop"])).code, 0);
});

test(
  "where jco is absent it says how to install it, and the module is built",
  async () => {
    const env = { NODE_OPTIONS: `--import=${WITHOUT_JCO}` };
    const { code, err } = await place.call(["build", "hop", "--component"], { env });
    assert.equal(code, 1);
    assert.match(err, /^sandpaw: jco-missing: .*@bytecodealliance\/jco/m);
    assert.match(err, /→ .*npm install --save-dev @bytecodealliance\/jco/);
    assert.ok(existsSync(join(place.folder, "hop", "build", "hop.wasm")));
    assert.ok(!existsSync(component));
  },
  LIMIT,
);

test(
  "the component stands beside the module and holds its code",
  async () => {
    const built = await place.call(["build", "hop", "--component", "--json"]);
    assert.equal(built.code, 0, built.err);
    const { module, component: path } = jsonOf(built);
    assert.equal(path, component);
    const bytes = readFileSync(component);
    // The preamble of a component: version 13, layer 1.
    assert.deepEqual([...bytes.subarray(0, 8)], [0, 0x61, 0x73, 0x6d, 13, 0, 1, 0]);
    const core = new Uint8Array(readFileSync(String(module)));
    const code = codeSection(core);
    assert.ok(code.length > 1000 && bytes.includes(Buffer.from(code)));
  },
  LIMIT,
);

/** The bytes of a module's code section. */
function codeSection(module: Uint8Array): Uint8Array {
  let at = 8;
  while (at < module.length) {
    const id = module[at];
    let [size, shift] = [0, 0];
    do {
      at += 1;
      size += ((module[at] ?? 0) & 127) << shift;
      shift += 7;
    } while ((module[at] ?? 0) >= 128);
    at += 1;
    if (id === 10) return module.subarray(at, at + size);
    at += size;
  }
  return new Uint8Array(0);
}

test.run();
