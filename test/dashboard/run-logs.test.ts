import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";

import { startConsole, type Console, type FeedMessage, type PageLogLine } from "@sandpaw/dashboard";
import {
  listenLines,
  runPaths,
  type LineMethods,
  type LinePeer,
  type LineServer,
} from "@sandpaw/runtime/protocol";
import { ownStamp, type LogLine, type RunMethods } from "@sandpaw/runtime/supervisor";
import { suite, temporaryFolder } from "../harness/index.js";
import { startFakeRobot, type FakeRobot } from "./fake-robot.js";
import { openStream, type Stream } from "./http-client.js";

const test = suite("dashboard: logs of behaviours");

/** The folder and the socket of a run, with a supervisor that does what the test says. */
interface FakeRun {
  /** Writes a line, and tells those who follow. */
  write(text: string): void;
  close(): Promise<void>;
}

function lineOf(text: string): LogLine {
  return { at: new Date().toISOString(), source: "guest", level: "info", text };
}

async function startFakeRun(runDir: string, id: string, robot: string, before: string): Promise<FakeRun> {
  const paths = runPaths(runDir, id);
  mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
  const record = {
    id,
    name: id,
    module: "",
    digest: "sha256:0",
    signer: "test",
    shape: "reactor",
    state: "running",
    robot,
    createdAt: new Date().toISOString(),
    supervisor: ownStamp(),
    missingWalls: [],
  };
  writeFileSync(paths.state, JSON.stringify(record));
  writeFileSync(paths.log, before);
  const followers = new Set<LinePeer>();
  const refuse = (): never => {
    throw new Error("not asked for here");
  };
  const nothing = (): Record<string, never> => ({});
  const methods: LineMethods<RunMethods> = {
    status: { params: nothing, run: refuse },
    stop: { params: () => ({ graceMs: 0 }), run: refuse },
    kill: { params: nothing, run: refuse },
    exec: { params: () => ({ line: "", timeoutMs: 1 }), run: refuse },
    follow: {
      params: nothing,
      run(_, peer) {
        followers.add(peer);
        return {};
      },
    },
  };
  const server: LineServer = await listenLines<RunMethods>(paths.control, { methods });
  return {
    write(text) {
      const line = lineOf(text);
      appendFileSync(paths.log, `${JSON.stringify(line)}\n`);
      for (const peer of followers) peer.notify({ event: "log", line });
    },
    close: () => server.close(),
  };
}

function linesIn(messages: readonly FeedMessage[]): readonly PageLogLine[] {
  return messages.flatMap((message) => {
    if (message.type === "log") return message.lines;
    return message.type === "facts" ? message.log : [];
  });
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within 10 s: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

let robot: FakeRobot;
test.before(async () => {
  robot = await startFakeRobot();
});
test.after(() => robot.close());

interface Place {
  /** Begins a run on this robot. */
  readonly run: (id: string, robot: string, before: string) => Promise<FakeRun>;
  /** A stream of the console, which is started by the first. */
  readonly look: () => Promise<Stream>;
}

/** A console over a run folder of its own; all of it is ended, however the test ends. */
async function withRuns(body: (place: Place) => Promise<void>): Promise<void> {
  const runDir = temporaryFolder();
  const ends: (() => void | Promise<void>)[] = [];
  let served: Console | undefined;
  try {
    await body({
      async run(id, robotName, before) {
        const run = await startFakeRun(runDir, id, robotName, before);
        ends.push(() => run.close());
        return run;
      },
      async look() {
        served ??= await startConsole({ viewPath: robot.view, port: 0, runDir });
        const stream = openStream(served.url);
        ends.push(() => {
          stream.close();
        });
        return stream;
      },
    });
  } finally {
    for (const end of ends) await end();
    await served?.close();
  }
}

test("what was written before comes first, then what is written, each line once, of this robot only", () =>
  withRuns(async (place) => {
    const before = `${JSON.stringify(lineOf("first"))}\nnot a log line\n{"at":1}\n`;
    const run = await place.run("sweep", "rosie", before);
    await place.run("other", "another-robot", before);
    const { messages } = await place.look();
    await until(() => linesIn(messages).some(({ text }) => text === "first"));
    for (let i = 0; i < 20; i++) run.write(`line ${i}`);
    await until(() => linesIn(messages).some(({ text }) => text === "line 19"));
    assert.deepEqual(
      linesIn(messages).map(({ text }) => text),
      ["first", ...Array.from({ length: 20 }, (_, i) => `line ${i}`)],
    );
    assert.ok(linesIn(messages).every((line) => line.run === "sweep"));
  }));

test("a run that begins later is found", () =>
  withRuns(async (place) => {
    const { messages, find } = await place.look();
    await find("facts");
    const run = await place.run("late", "rosie", "");
    await until(() => {
      run.write("here");
      return linesIn(messages).some(({ text }) => text === "here");
    });
  }));

test("a flood is cut and says so; of a long log only the end is read; a long line is cut", () =>
  withRuns(async (place) => {
    const old = Array.from({ length: 20_000 }, (_, i) => JSON.stringify(lineOf(`old ${i}`))).join("\n");
    const run = await place.run("loud", "rosie", `${old}\n`);
    const { messages } = await place.look();
    await until(() => linesIn(messages).some(({ text }) => text === "old 19999"));
    const seen = linesIn(messages).length;
    assert.ok(seen < 300, `${seen} lines`);
    for (let i = 0; i < 3000; i++) {
      run.write(`${i} ${"x".repeat(2000)}`);
      if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => linesIn(messages).some(({ text }) => text.startsWith("2999 ")));
    const fresh = linesIn(messages).slice(seen);
    assert.ok(fresh.some(({ source, text }) => source === "console" && /left out here/.test(text)));
    assert.ok(fresh.length < 2500, `${fresh.length} lines`);
    assert.ok(fresh.every(({ text }) => text.length <= 500));
    const { log } = await (await place.look()).find("facts");
    assert.equal(log.length, 200);
  }));

test.run();
