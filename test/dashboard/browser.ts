/** A headless Chromium, driven over its debugging pipe; only what these tests need. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

import { temporaryFolder } from "../harness/index.js";

export interface Browser {
  /** Evaluates an expression in the page; promises are awaited. */
  evaluate(expression: string): Promise<unknown>;
  open(url: string): Promise<void>;
  /** Sets the size in CSS pixels, and the colours that the user prefers. */
  look(
    width: number,
    height: number,
    scheme: "light" | "dark",
    options?: { readonly reducedMotion: boolean },
  ): Promise<void>;
  /** Presses a key, such as `Tab`. */
  press(key: string): Promise<void>;
  /** Holds a key down, or lets it go. */
  hold(key: string, isDown: boolean): Promise<void>;
  /** Draws with the mouse from one place of the screen to another, CSS pixels. */
  drag(from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  /** A PNG of what is seen. */
  screenshot(): Promise<Uint8Array>;
  /** Errors that the page threw or logged. */
  readonly errors: string[];
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--remote-debugging-pipe",
];

const KEY_CODES: Readonly<Record<string, number>> = { Tab: 9, Enter: 13 };

/** Starts Chromium with a profile of its own. */
export async function startBrowser(): Promise<Browser> {
  const child = spawn("chromium", [...FLAGS, `--user-data-dir=${temporaryFolder()}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    // A group of its own: its helpers must be gone before the profile is removed.
    detached: true,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are pipes by the line above
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const errors: string[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  let nextId = 1;
  let session = "";
  let text = "";
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const parts = (text + chunk).split("\0");
    text = parts.pop() ?? "";
    for (const part of parts) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the browser is trusted
      const message = JSON.parse(part) as Message;
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else if (message.method === "Runtime.exceptionThrown") errors.push(JSON.stringify(message.params));
    }
  });
  input.on("error", () => undefined);

  function send(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    return new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      const target = session === "" ? {} : { sessionId: session };
      input.write(`${JSON.stringify({ id, method, params, ...target })}\0`);
    });
  }

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  session = String((await send("Target.attachToTarget", { targetId, flatten: true }))["sessionId"]);
  await send("Page.enable");
  await send("Runtime.enable");
  return {
    errors,
    async evaluate(expression) {
      const { result } = await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      return typeof result === "object" && result !== null && "value" in result ? result.value : undefined;
    },
    async open(url) {
      await send("Page.navigate", { url });
    },
    async look(width, height, scheme, options) {
      await send("Emulation.setDeviceMetricsOverride", {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: width < 1000,
      });
      await send("Emulation.setScrollbarsHidden", { hidden: true });
      await send("Emulation.setEmulatedMedia", {
        features: [
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: options?.reducedMotion === true ? "reduce" : "" },
        ],
      });
    },
    async press(key) {
      const event = { key, code: key, windowsVirtualKeyCode: KEY_CODES[key] };
      await send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    },
    async hold(key, isDown) {
      await send("Input.dispatchKeyEvent", { type: isDown ? "keyDown" : "keyUp", key, code: key });
    },
    async drag(from, to) {
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
      const mouse = async (type: string, [x, y]: readonly [number, number]): Promise<void> => {
        await send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: 1, clickCount: 1 });
      };
      await mouse("mousePressed", from);
      await mouse("mouseMoved", middle);
      await mouse("mouseMoved", to);
      await mouse("mouseReleased", to);
    },
    async screenshot() {
      const { data } = await send("Page.captureScreenshot", { format: "png" });
      return Buffer.from(String(data), "base64");
    },
    async close() {
      const gone = once(child, "exit");
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await gone;
    },
  };
}
