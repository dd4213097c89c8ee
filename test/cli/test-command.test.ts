// `sandpaw test`: what it runs, how it ends, and the page that teaches it.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "../harness/index.js";
import { jsonOf, Place } from "./command.js";

const test = suite("cli: test");
const place = new Place();
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const LIMIT = { timeoutMs: 300_000 };

/** A new project with the packages that `npm install` would link. */
async function project(name: string, ...options: string[]): Promise<string> {
  const made = await place.call(["new", name, ...options]);
  assert.equal(made.code, 0, made.err);
  return join(place.folder, name);
}

function install(dir: string): void {
  mkdirSync(join(dir, "node_modules", "@sandpaw"), { recursive: true });
  symlinkSync(join(ROOT, "modules"), join(dir, "node_modules", "@sandpaw", "sdk"));
  symlinkSync(join(ROOT, "cli"), join(dir, "node_modules", "@sandpaw", "cli"));
  symlinkSync(join(ROOT, "node_modules", "uvu"), join(dir, "node_modules", "uvu"));
}

/** Leaves this one test file in the project. */
function write(dir: string, source: string, file = "only.test.js"): void {
  rmSync(join(dir, "test"), { recursive: true, force: true });
  mkdirSync(join(dir, "test"));
  writeFileSync(join(dir, "test", file), source);
}

/** Whether the process that has said its pid is no more. */
function isGone(out: string): boolean {
  const pid = Number(/pid (\d+)\./.exec(out)?.[1]);
  assert.ok(pid > 0, out);
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

test(
  "a new project's test passes, reactor and program, once it is installed",
  async () => {
    const hop = await project("hop");
    const early = await place.call(["test"], { cwd: hop });
    assert.equal(early.code, 1);
    assert.match(early.err, /^sandpaw: project-not-installed: .+\n  → .*npm install/);
    install(hop);
    const reactor = await place.call(["test"], { cwd: hop });
    assert.equal(reactor.code, 0, reactor.out + reactor.err);
    assert.match(reactor.out, /touches nothing/);
    assert.match(reactor.out, /\n1 of 1 file passed\n$/);
    const turn = await project("turn", "--program");
    install(turn);
    const program = jsonOf(await place.call(["test", "turn", "--json"]));
    assert.match(JSON.stringify(program["files"]), /"file":"test\/turn.test.js","outcome":"passed"/);
  },
  LIMIT,
);

test(
  "what is tested is what the sources say now",
  async () => {
    const hop = join(place.folder, "hop");
    const source = join(hop, "assembly", "index.ts");
    const good = readFileSync(source, "utf8");
    writeFileSync(source, good.replace("? 0.2", "? 0.0"));
    const lazy = await place.call(["test"], { cwd: hop });
    assert.equal(lazy.code, 1);
    assert.match(lazy.out, /it went only 0\.00 m/);
    assert.match(lazy.out, /0 of 1 file passed/);
    writeFileSync(source, good.replace("motion.drive", "motion.dirve"));
    const wrong = await place.call(["test"], { cwd: hop });
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /^sandpaw: compile-failed: /);
    writeFileSync(source, good);
  },
  LIMIT,
);

test(
  "a test that never ends is ended, with what it has started",
  async () => {
    const hop = join(place.folder, "hop");
    for (const endless of [
      "for (;;);",
      "setInterval(() => {}, 1000);",
      `import { simulate } from "@sandpaw/sdk/testing"; await simulate({ world: "flat", for: 3600 });`,
    ]) {
      // A module's imports come first, wherever they stand.
      write(hop, `console.log(\`pid \${process.pid}.\`);\n${endless}`);
      // Simulations lie in the run folder then, and so do the command lines of their processes.
      const env = { TMPDIR: place.run };
      const { code, out, err } = await place.call(["test", "--limit", "4"], { cwd: hop, env });
      assert.equal(code, 1, endless);
      assert.match(
        err,
        /^sandpaw: test-never-ends: test\/only\.test\.js still ran after 4 s and was ended\n  → .*--limit/m,
      );
      assert.ok(isGone(out), out);
      assert.deepEqual(await place.settles(), []);
      assert.deepEqual(place.leftovers(), []);
    }
  },
  LIMIT,
);

test(
  "Ctrl-C ends a test and what it has started",
  async () => {
    const hop = join(place.folder, "hop");
    write(hop, `console.log(\`pid \${process.pid}.\`); for (;;);`);
    const running = place.start(["test"], { cwd: hop });
    await running.says(/pid \d+\./);
    running.signal("SIGINT");
    const { code, out } = await running.ended;
    assert.equal(code, 130);
    assert.ok(isGone(out), out);
  },
  LIMIT,
);

test(
  "without tests it says how to write one, with a code of its own",
  async () => {
    const hop = join(place.folder, "hop");
    write(hop, "", "notes.txt");
    const { code, err } = await place.call(["test"], { cwd: hop });
    assert.equal(code, 5);
    assert.match(err, /^sandpaw: tests-missing: there is no test\/\*\.test\.js in .+\n  → Write one; .+\n$/);
    const nowhere = await place.call(["test"]);
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /^sandpaw: project-not-found: /);
  },
  LIMIT,
);

test(
  "uvu runs it too, and one that fails fails",
  async () => {
    const hop = join(place.folder, "hop");
    const uvu = (least: number): string => `
      import { test } from "uvu";
      import * as assert from "uvu/assert";
      import { simulate } from "@sandpaw/sdk/testing";
      test("goes far", async () => {
        const { distance } = await simulate({ world: "room", for: 4 });
        assert.ok(distance > ${least});
      });
      test.run();`;
    write(hop, uvu(0.5));
    const good = await place.call(["test"], { cwd: hop });
    assert.equal(good.code, 0, good.out + good.err);
    write(hop, uvu(50));
    const bad = await place.call(["test"], { cwd: hop });
    assert.equal(bad.code, 1);
    assert.match(bad.out, /goes far/);
  },
  LIMIT,
);

test(
  "every block of the page is a test that passes",
  async () => {
    const page = readFileSync(join(ROOT, "docs", "testing-behaviours.md"), "utf8");
    const blocks = [...page.matchAll(/```js\n([^]*?)```/g)].map((match) => match[1] ?? "");
    assert.equal(blocks.length, 3);
    const hop = join(place.folder, "hop");
    write(hop, blocks.join("\n"), "hop.test.js");
    const { code, out, err } = await place.call(["test"], { cwd: hop });
    assert.equal(code, 0, out + err);
    assert.match(out, /pass 4\n/);
  },
  LIMIT,
);

test.run();
