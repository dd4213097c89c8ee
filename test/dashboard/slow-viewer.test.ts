import assert from "node:assert/strict";
import { connect } from "node:net";
import { join } from "node:path";

import { startConsole } from "@sandpaw/dashboard";
import { BODY } from "@sandpaw/runtime/drivers";
import { listenLines, type LineMethods, type LinePeer, type ViewMethods } from "@sandpaw/runtime/protocol";
import { suite, temporaryFolder } from "../harness/index.js";
import { openStream } from "./http-client.js";

const test = suite("dashboard: slow viewers");
const ignore = (): Record<string, never> => ({});
const refuse = (): never => {
  throw new Error("not asked for here");
};
const hello = { robot: "rosie", mode: "live", profile: BODY } as const;

test("a page that does not read costs a bounded amount, and harms nobody else", async () => {
  let peer: LinePeer | undefined;
  const methods: LineMethods<ViewMethods> = {
    hello: { params: () => ({ version: 1, client: "" }), run: () => hello },
    status: { params: ignore, run: refuse },
    subscribe: {
      params: () => ({ rateHz: 1 }),
      run(_, from) {
        peer = from;
        return {};
      },
    },
    camera: { params: ignore, run: refuse },
    plan: { params: ignore, run: () => ({ plan: null }) },
    estop: { params: () => ({ by: "" }), run: refuse },
    "estop.arm-clear": { params: () => ({ by: "" }), run: refuse },
    "estop.clear": { params: () => ({ by: "", code: "" }), run: refuse },
    metrics: { params: ignore, run: refuse },
  };
  const view = join(temporaryFolder(), "view.sock");
  const server = await listenLines<ViewMethods>(view, { methods });
  const served = await startConsole({ viewPath: view, port: 0 });
  const quick = openStream(served.url);
  const slow = connect(Number(new URL(served.url).port), "127.0.0.1");
  slow.on("error", () => undefined);
  let received = 0;
  try {
    slow.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    slow.pause();
    await quick.find("facts");
    // Far more than the kernel takes for a reader that sleeps.
    const state = { pose: null, padding: "x".repeat(200_000) };
    const count = 300;
    const start = process.memoryUsage().rss;
    for (let i = 0; i < count; i++) {
      peer?.notify({ event: "state", state: { ...state, nowNs: String(i) } });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await quick.find("state", (message) => message.state.nowNs === String(count - 1));
    assert.ok(process.memoryUsage().rss - start < 600e6);
    slow.on("data", (chunk: Uint8Array) => (received += chunk.length));
    slow.resume();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(received > 0 && received < (count * 200_000) / 2, `${received} bytes for the slow one`);
  } finally {
    slow.destroy();
    quick.close();
    await served.close();
    await server.close();
  }
});

test.run();
