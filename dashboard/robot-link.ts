/** The console's link to the robot server: an ordinary client of `view.sock` that connects again by itself. */

import {
  connectLines,
  CONTROL_VERSION,
  type LineClient,
  type RobotEvent,
  type RobotStatus,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import { ConsoleError } from "./error.js";
import type { RobotFacts } from "./feed-message.js";

const RETRY_MS = 500;
const RATE_HZ = 10;
/** States come ten times a second; a robot server that is silent so long counts as lost, ms. */
const SILENCE_MS = 1500;
const LOOK_MS = 250;

export interface RobotLinkHandlers {
  readonly onUp: (facts: RobotFacts) => void;
  readonly onDown: (why: string) => void;
  readonly onState: (state: RobotStatus) => void;
  readonly onEvent: (event: RobotEvent) => void;
}

/** What the robot server sends unasked; it is the more trusted end. */
type Notification = RobotEvent | { readonly event: "state"; readonly state: RobotStatus };

export class RobotLink {
  readonly #path: string;
  readonly #handlers: RobotLinkHandlers;
  #client: LineClient<ViewMethods> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #heardMs = 0;
  #closed = false;
  #why = "not connected yet";

  constructor(path: string, handlers: RobotLinkHandlers) {
    this.#path = path;
    this.#handlers = handlers;
  }

  get up(): boolean {
    return this.#client !== undefined;
  }

  /** Why there is no link, for people. */
  get why(): string {
    return this.#why;
  }

  /** Connects, now and whenever the link breaks; resolves after the first try. */
  async start(): Promise<void> {
    this.#look ??= setInterval(() => {
      this.#findSilent();
    }, LOOK_MS);
    try {
      await this.#connect();
    } catch (error) {
      this.#down(error instanceof Error ? error.message : String(error));
    }
  }

  /** Asks the robot server; throws `console-robot-absent` without a link. */
  call<K extends keyof ViewMethods>(
    method: K,
    params: ViewMethods[K]["params"],
  ): Promise<ViewMethods[K]["result"]> {
    if (this.#client === undefined) {
      return Promise.reject(
        new ConsoleError("console-robot-absent", `the robot server does not answer: ${this.#why}`),
      );
    }
    return this.#client.call(method, params);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#look);
    this.#client?.close();
  }

  /** A process that is frozen, or whose loop hangs, keeps its connections. */
  #findSilent(): void {
    const client = this.#client;
    if (client === undefined || performance.now() - this.#heardMs < SILENCE_MS) return;
    this.#down("it has fallen silent");
    client.close();
  }

  async #connect(): Promise<void> {
    let open = true;
    const client = await connectLines<ViewMethods>({
      path: this.#path,
      onNotification: (message) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the robot server is the more trusted end
        this.#take(message as unknown as Notification);
      },
      onClose: (why) => {
        open = false;
        if (this.#client === client) this.#down(why);
      },
    });
    try {
      const hello = await client.call("hello", { version: CONTROL_VERSION, client: "console" });
      const { plan } = await client.call("plan", {});
      await client.call("subscribe", { rateHz: RATE_HZ });
      if (!open || this.#closed) throw new ConsoleError("console-robot-absent", "the robot server went away");
      this.#client = client;
      this.#heardMs = performance.now();
      this.#handlers.onUp({ ...hello, plan });
    } catch (error) {
      client.close();
      throw error;
    }
  }

  #take(message: Notification): void {
    this.#heardMs = performance.now();
    if (message.event === "state") this.#handlers.onState(message.state);
    else if (message.event === "happening") this.#handlers.onEvent(message);
  }

  #down(why: string): void {
    const was = this.#client;
    this.#client = undefined;
    const changed = was !== undefined || why !== this.#why;
    this.#why = why;
    if (this.#closed) return;
    if (changed) this.#handlers.onDown(why);
    this.#retry = setTimeout(() => void this.start(), RETRY_MS);
  }
}
