// A fault in AssemblyScript, optimised and capped, is told with file, line, column and function.

import assert from "node:assert/strict";
import { appendManifest } from "@sandpaw/runtime/module";
import { checkManifest, encodeManifest } from "@sandpaw/runtime/policy";
import { buildBehaviour } from "@sandpaw/sdk/build";
import { suite } from "../harness/index.js";
import { projectFolder } from "../harness/project-folder.js";
import { startChain, type Chain } from "../harness/chain.js";

const test = suite("chain: place of a trap");
let chain: Chain;

test.before(async () => {
  chain = await startChain();
});

test.after(() => chain.close());

const SOURCE = `import { log } from "@sandpaw/sdk"

class Shelf {
  constructor(readonly items: i32[]) {}
  take(at: i32): i32 {
    return this.items[at]
  }
}

let fault = 0
let zero = 0
const shelf = new Shelf([1, 2])

function raw(at: usize): i32 {
  return load<i32>(at)
}

function refuse(why: string): void {
  throw new Error(why)
}

export function tick(): void {
  fault++
  CALL
}
`;

interface Fault {
  readonly what: string;
  readonly call: string;
  readonly says: RegExp;
}

const FAULTS: readonly Fault[] = [
  {
    what: "a trap of the machine",
    call: "log.info((7 / zero).toString())",
    says: /trapped: divide by zero at assembly\/index\.ts:24:13 in tick\.$/,
  },
  {
    what: "an abort",
    call: 'if (fault == 2) refuse("no")',
    says: /trapped: unreachable at assembly\/index\.ts:19:\d+ in refuse\.$/,
  },
  {
    what: "an index out of bounds",
    call: "log.info(shelf.take(fault).toString())",
    says: /trapped: unreachable at assembly\/index\.ts:6:\d+ in Shelf\.take, inside ~lib\/array\.ts:\d+:\d+\.$/,
  },
  {
    what: "a load outside the memory",
    call: "log.info(raw(0x7fff0000).toString())",
    says: /trapped: memory access out of bounds at assembly\/index\.ts:15:10 in raw\.$/,
  },
  {
    what: "a stack too deep",
    call: "deeper(fault)\n}\n\nfunction deeper(n: i32): i32 {\n  return n + deeper(n + 1) * 2",
    says: /nested too deeply at assembly\/index\.ts:\d+:\d+ in (deeper|tick)\.$/,
  },
];

for (const { what, call, says } of FAULTS) {
  test(`${what}: file, line, column and function`, async () => {
    const source = SOURCE.replace("CALL", call);
    const built = await buildBehaviour({
      dir: projectFolder({ source, shape: "reactor", request: { log: {} } }),
    });
    const signed = chain.sign(appendManifest(built.wasm, encodeManifest(checkManifest(built.manifest))));
    const admitted = chain.admit(signed);
    assert.notEqual(admitted.codeShift, 0, "capping moves the code");
    const supervisor = await chain.supervisor(0);
    const exit = await (await supervisor.start(admitted, { sourceMap: built.map })).wait();
    assert.equal(exit.reason, "trap");
    assert.match(exit.message, says);
    assert.equal("frames" in exit, false);
    const without = await (await supervisor.start(admitted)).wait();
    assert.match(without.message, / in \S+ at 0x[0-9a-f]+\.$/);
    const broken = await (await supervisor.start(admitted, { sourceMap: "{" })).wait();
    assert.match(broken.message, / at 0x[0-9a-f]+ \(source-map-invalid: .*\)\.$/);
  });
}

test.run();
