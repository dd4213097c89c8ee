import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { CONSOLE_MAIN } from "@sandpaw/dashboard";
import { suite, temporaryFolder } from "../harness/index.js";
import { openStream } from "./http-client.js";

const test = suite("dashboard: what its parent has to say");

test("a notice is shown to who is there and who comes; nonsense is passed over; its end ends the console", async () => {
  const view = join(temporaryFolder(), "view.sock");
  const child = spawn(process.execPath, [CONSOLE_MAIN, "--view", view, "--with-parent"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line] = (await once(child.stdout, "data")) as readonly unknown[];
  const ready: unknown = JSON.parse(String(line));
  assert.ok(typeof ready === "object" && ready !== null && "url" in ready && "open" in ready);
  assert.match(String(ready.open), /^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}$/);
  const url = String(ready.url);
  const early = openStream(url);
  await early.find("notice", ({ text }) => text === null);
  for (const nonsense of ["", "{", "null", "7", '{"notice":7}', '{"other":"x"}'])
    child.stdin.write(`${nonsense}\n`);
  child.stdin.write(`${JSON.stringify({ notice: "index.ts:1:1: no" })}\n`);
  await early.find("notice", ({ text }) => text === "index.ts:1:1: no");
  const late = openStream(url);
  await late.find("notice", ({ text }) => text === "index.ts:1:1: no");
  child.stdin.write(`${JSON.stringify({ notice: "x".repeat(20_000) })}\n`);
  const long = await early.find("notice", ({ text }) => text?.startsWith("x") === true);
  assert.equal(long.text?.length, 8192);
  child.stdin.write('{"notice":null}\n');
  await late.find("notice", ({ text }) => text === null);
  // Far longer than a line may be: no more notices, and the console goes on.
  child.stdin.write("y".repeat(100_000));
  assert.equal((await fetch(url)).status, 200);
  early.close();
  late.close();
  child.stdin.end();
  assert.deepEqual(await exited, [0, null]);
});

test.run();
