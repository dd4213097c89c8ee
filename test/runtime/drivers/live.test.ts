import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";

import { createDriver, decodeReport, SimDriver, startSim } from "@sandpaw/runtime/drivers";
import { FrameDecoder } from "@sandpaw/runtime/protocol";
import { suite, temporaryFolder } from "../../harness/index.js";
import { monotonicNs, sleep, startBench, until, type Bench } from "./harness-sim.js";

const test = suite("drivers: live");
let bench: Bench;
test.beforeEach(async () => {
  bench = await startBench({ world: "flat" });
});
test.afterEach(async () => {
  await bench.close();
});
const nobody = { onState: (): void => undefined, onLink: (): void => undefined };

/** A client in a process of its own that drives until something happens to it. */
function startDriving(path: string): ChildProcess {
  const program = `
    import { SimDriver } from "@sandpaw/runtime/drivers";
    const driver = new SimDriver({ address: { path: ${JSON.stringify(path)} }, monotonicNs: () => process.hrtime.bigint() });
    await driver.connect({ onState() {}, onLink() {} });
    setInterval(() => driver.setVelocity({ vx: 0.2, vy: 0, wz: 0.5 }), 20);`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: "ignore",
    cwd: import.meta.dirname,
  });
}

function pathOf({ sim }: Bench): string {
  assert.ok("path" in sim.address);
  return sim.address.path;
}

test("states come about fifty times a second, a scan five times", async () => {
  const [first, from] = [bench.states.length, performance.now()];
  await until("forty states", () => bench.states.length >= first + 40);
  const count = bench.states.length - first;
  const seconds = (performance.now() - from) / 1000;
  // Those that a busy machine has held up come all at once.
  assert.ok(count > 20 * seconds && count <= 50 * seconds + 20, `${count} states in ${seconds} s`);
  const scans = new Set(bench.states.slice(first).map(({ scan }) => scan)).size;
  assert.ok(scans >= 2 && scans <= count / 10 + 3, `${scans} scans in ${count} states`);
});

test("a command that nobody renews ends by itself within 200 ms, and the robot stands", async () => {
  bench.driver.setVelocity({ vx: 0.2, vy: 0, wz: 0 });
  await until("a stop", async () => {
    const [first] = (await bench.truth.call("stops", {})).stops;
    return typeof first?.standstillNs === "string";
  });
  const stop = (await bench.truth.call("stops", {})).stops[0];
  assert.ok(stop !== undefined);
  assert.equal(stop.cause, "expiry");
  const after = Number(BigInt(stop.zeroNs) - BigInt(stop.lastNonzeroNs)) / 1e6;
  assert.ok(after > 150 && after < 400, `${after} ms`);
});

test("a command that was sent long ago is dead on arrival", async () => {
  await bench.driver.close();
  const late = new SimDriver({ address: bench.sim.address, monotonicNs: () => monotonicNs() - 300_000_000n });
  await until("the place is free", async () => {
    try {
      await late.connect(nobody);
      return true;
    } catch {
      return false;
    }
  });
  late.setVelocity({ vx: 0.2, vy: 0, wz: 0 });
  await sleep(100);
  assert.equal((await bench.truth.call("truth", {})).commanded.v, 0);
  await late.close();
});

for (const signal of ["SIGKILL", "SIGSTOP"] as const) {
  test(`a client that gets ${signal} moves nothing any more`, async () => {
    await bench.driver.close();
    const client = startDriving(pathOf(bench));
    try {
      await until("it drives", async () => (await bench.truth.call("truth", {})).motion.v > 0.1);
      client.kill(signal);
      await until("it stands", async () => {
        const { stops } = await bench.truth.call("stops", {});
        return typeof stops[stops.length - 1]?.standstillNs === "string";
      });
      const { stops } = await bench.truth.call("stops", {});
      const stop = stops[stops.length - 1];
      assert.equal(stop?.cause, signal === "SIGKILL" ? "client-lost" : "expiry");
      await sleep(100);
      assert.equal((await bench.truth.call("truth", {})).commanded.v, 0);
    } finally {
      client.kill("SIGKILL");
    }
  });
}

test("one client at a time: the second is told that the device is busy", async () => {
  const second = createDriver("sim", { address: bench.sim.address, monotonicNs });
  await assert.rejects(second.connect(nobody), { code: "device-busy" });
  await bench.driver.plan();
});

test("after a cut link the driver connects again, and no command survives the gap", async () => {
  const renewed = setInterval(() => {
    bench.driver.setVelocity({ vx: 0.2, vy: 0, wz: 0 });
  }, 20);
  await until("it drives", async () => (await bench.truth.call("truth", {})).commanded.v > 0);
  await bench.truth.call("fault.link-cut", { forMs: 300 });
  clearInterval(renewed);
  await until("the link is back", () => bench.links.length >= 3);
  assert.match(bench.links.join(), /^up: connected,down: .*,up: connected$/);
  assert.equal((await bench.truth.call("truth", {})).commanded.v, 0);
  const { stops } = await bench.truth.call("stops", {});
  assert.equal(stops[0]?.cause, "client-lost");
  await assert.doesNotReject(bench.driver.plan());
});

test("a slow link delays and keeps the order", async () => {
  await bench.truth.call("fault.link-slow", { delayMs: 80 });
  const start = performance.now();
  await bench.driver.plan();
  assert.ok(performance.now() - start > 150);
});

test("bytes that are no protocol end only the connection that sent them", async () => {
  await bench.driver.close();
  for (const bytes of [
    Uint8Array.of(255, 255, 255, 255, 1),
    new Uint8Array(64),
    Buffer.from("GET / HTTP/1.1\r\n\r\n"),
  ]) {
    const answer = await new Promise<Uint8Array>((resolve) => {
      const parts: Uint8Array[] = [];
      const socket = connect(pathOf(bench), () => socket.write(bytes));
      socket.on("data", (part: Uint8Array) => parts.push(part));
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        resolve(Buffer.concat(parts));
      });
    });
    const decoder = new FrameDecoder(1000);
    decoder.push(answer);
    const frame = decoder.next();
    assert.ok(frame !== undefined);
    assert.equal(decodeReport(frame, undefined).op, "refused");
  }
  const next = new SimDriver({ address: bench.sim.address, monotonicNs });
  assert.equal((await next.connect(nobody)).radius, 0.1725);
  await next.close();
});

test("a sensor that is gone is absent, the others stay", async () => {
  await bench.truth.call("fault.sensor", { sensor: "scan", mode: "gone" });
  await until("no scan", () => {
    const last = bench.states[bench.states.length - 1];
    return last !== undefined && !("scan" in last) && last.odometry !== undefined;
  });
  await bench.truth.call("fault.clear", {});
  await until("a scan", () => bench.states[bench.states.length - 1]?.scan !== undefined);
});

test("errors of its start have codes: address in use, world unknown, arguments", async () => {
  await assert.rejects(startSim({ world: "flat", address: bench.sim.address }), /sim-address-in-use/);
  const address = { path: join(temporaryFolder(), "s") };
  await assert.rejects(startSim({ world: "castle", address }), /world-unreadable/);
  await assert.rejects(startSim({ world: "flat", seed: -1, address }), /sim-arguments-invalid/);
  assert.throws(() => createDriver("tank", { address, monotonicNs }), { code: "driver-unknown" });
  const lonely = createDriver("sim", { address, monotonicNs, connectMs: 50 });
  await assert.rejects(lonely.connect(nobody), { code: "device-unreachable" });
});

test("a port on loopback does as well as a socket", async () => {
  const sim = await startSim({ world: "room", address: { port: 0 } });
  const driver = createDriver("sim", { address: sim.address, monotonicNs });
  try {
    assert.equal((await driver.connect(nobody)).model, "simulated vacuum");
  } finally {
    await driver.close();
    await sim.close();
  }
});

test("it ends with its parent", async () => {
  const folder = temporaryFolder();
  const program = `
    import { startSim } from "@sandpaw/runtime/drivers";
    const sim = await startSim({ world: "room", address: { path: ${JSON.stringify(join(folder, "s"))} } });
    console.log(sim.pid);
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
  });
  const pid = await new Promise<number>((resolve) => {
    parent.stdout?.once("data", (chunk: Uint8Array) => {
      resolve(Number(Buffer.from(chunk).toString()));
    });
  });
  process.kill(pid, 0);
  parent.kill("SIGKILL");
  await until("it is gone", () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  });
});

test.run();
