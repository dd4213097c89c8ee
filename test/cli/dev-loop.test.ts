// What happens on a save, with a compiler and a supervisor made up: which builds run, and what is told.

import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createLoop, type DevLoop, type LoopGround, watchSources } from "@sandpaw/cli";
import { suite, temporaryFolder } from "../harness/index.js";

const test = suite("cli: dev loop");

interface Bench {
  readonly loop: DevLoop;
  readonly told: string[];
  /** What the next builds come to; a function that throws is a build that fails. */
  readonly builds: (() => string)[];
  /** Builds that were begun. */
  begun: number;
  isEmpty: boolean;
  /** Called when the loop waits whether more is saved. */
  onPause: () => void;
}

/** A loop whose behaviours are texts: a build answers one, and running it is a line in `told`. */
function bench(): Bench {
  const told: string[] = [];
  const builds: (() => string)[] = [];
  const made: Omit<Bench, "loop"> = { told, builds, begun: 0, isEmpty: false, onPause: () => undefined };
  const start = (text: string): object => ({
    listen: () => () => undefined,
    wait: () => new Promise(() => undefined),
    closed: Promise.resolve(),
    stop: async () => {
      told.push(`stop ${text}`);
    },
  });
  const ground = {
    project: "",
    compiler: {
      build: async () => {
        made.begun += 1;
        await Promise.resolve();
        const next = builds.shift();
        if (next === undefined) throw new Error("nothing to build");
        return { text: next() };
      },
      close: async () => undefined,
    },
    supervisor: { start: async ({ digest }: { readonly digest: string }) => start(digest) },
    admit: ({ text }: { readonly text: string }) => ({ signed: {}, admitted: { digest: text } }),
    keep: () => undefined,
    hasEmpty: () => made.isEmpty,
    now: () => performance.now(),
    sleep: async () => {
      await Promise.resolve();
      made.onPause();
    },
    tell: {
      started: () => void told.push("started"),
      unchanged: () => void told.push("unchanged"),
      failed: async (error: Error, running: boolean) => void told.push(`failed ${error.message} ${running}`),
      warned: () => undefined,
      log: () => undefined,
      ended: () => undefined,
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the loop touches is made up
  const loop = createLoop(ground as unknown as LoopGround);
  return Object.assign(made, { loop });
}

function failing(why: string): () => string {
  return () => {
    throw new Error(why);
  };
}

test("a save builds and starts; the next one stops the old one first", async () => {
  const { loop, told, builds } = bench();
  builds.push(
    () => "a",
    () => "b",
  );
  loop.changed();
  await loop.settled();
  loop.changed();
  await loop.settled();
  assert.deepEqual(told, ["started", "stop a", "started"]);
  await loop.close();
  assert.deepEqual(told.slice(3), ["stop b"]);
});

test("saves during a build make one more build, and what is out of date is never run", async () => {
  const made = bench();
  const oldOne = (): string => {
    for (let i = 0; i < 5; i += 1) made.loop.changed();
    return "old";
  };
  made.builds.push(oldOne, () => "new");
  made.loop.changed();
  await made.loop.settled();
  assert.equal(made.begun, 2);
  assert.deepEqual(made.told, ["started"]);
});

test("equal bytes leave the behaviour alone", async () => {
  const { loop, told, builds } = bench();
  builds.push(
    () => "a",
    () => "a",
  );
  loop.changed();
  await loop.settled();
  loop.changed();
  await loop.settled();
  assert.deepEqual(told, ["started", "unchanged"]);
});

test("a failure is told, unless the file was only half written", async () => {
  const made = bench();
  const { loop, told, builds } = made;
  builds.push(
    () => "a",
    failing("half"),
    () => "b",
    failing("wrong"),
  );
  loop.changed();
  await loop.settled();
  made.onPause = () => {
    // The rest of the file comes.
    made.onPause = () => undefined;
    loop.changed();
  };
  loop.changed();
  await loop.settled();
  assert.deepEqual(told, ["started", "stop a", "started"]);
  loop.changed();
  await loop.settled();
  assert.deepEqual(told.slice(3), ["failed wrong true"]);
});

test("an empty source is waited for", async () => {
  const made = bench();
  made.builds.push(() => "a");
  made.isEmpty = true;
  made.onPause = () => {
    assert.equal(made.begun, 0);
    made.isEmpty = false;
    made.loop.changed();
  };
  made.loop.changed();
  await made.loop.settled();
  assert.equal(made.begun, 1);
});

test("closing during a build starts nothing", async () => {
  const { loop, told, builds } = bench();
  let closed: Promise<void> | undefined;
  builds.push(() => {
    closed = loop.close();
    return "a";
  });
  loop.changed();
  await loop.settled();
  await closed;
  assert.deepEqual(told, []);
});

test("a watch tells of saves in place, renames, new folders and removals, and not of what tools make", async () => {
  const dir = temporaryFolder();
  let count = 0;
  const watch = watchSources({ dir, onChange: () => void (count += 1) });
  const expect = async (what: string, act: () => void): Promise<void> => {
    const before = count;
    act();
    for (let waited = 0; count === before && waited < 5000; waited += 20) await sleep(20);
    assert.ok(count > before, what);
    await sleep(60);
  };
  try {
    await expect("a new file", () => {
      writeFileSync(join(dir, "a.ts"), "1");
    });
    await expect("a save in place", () => {
      writeFileSync(join(dir, "a.ts"), "22");
    });
    await expect("a rename over it", () => {
      writeFileSync(join(dir, "a.ts~"), "333");
      renameSync(join(dir, "a.ts~"), join(dir, "a.ts"));
    });
    await expect("a file in a new folder", () => {
      mkdirSync(join(dir, "lib"));
      writeFileSync(join(dir, "lib", "b.ts"), "4");
    });
    await expect("a save there", () => {
      writeFileSync(join(dir, "lib", "b.ts"), "55");
    });
    await expect("a removal", () => {
      rmSync(join(dir, "lib"), { recursive: true });
    });
    const before = count;
    mkdirSync(join(dir, "build"));
    writeFileSync(join(dir, "build", "c.json"), "6");
    writeFileSync(join(dir, "notes.txt"), "7");
    await sleep(1200);
    assert.equal(count, before);
  } finally {
    watch.close();
  }
});

test.run();
