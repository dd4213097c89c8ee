/** Follows a robot server and shows it, until it is told to end. */

import { EventEmitter, once } from "node:events";
import {
  connectLines,
  type LineClient,
  type RobotEvent,
  type RobotStatus,
  type ViewMethods,
  CONTROL_VERSION,
} from "@sandpaw/runtime/protocol";
import type { Context } from "../context.js";
import { createStyle } from "../style.js";
import { harmless } from "../text.js";
import { asFloorPlan } from "./floor-plan.js";
import { frameLines } from "./frame.js";
import { type Happening, type LiveState, MAX_EVENTS, poseOf, toneOf } from "./live-state.js";
import { Screen } from "./screen.js";
import { tickerLine } from "./ticker.js";
import { Trail } from "./trail.js";

const FRAMES_HZ = 5;
const LINES_HZ = 1;

/** What to show. */
export interface LiveOptions {
  readonly viewSocket: string;
  readonly behaviour: string;
  /** Address of the page; empty where there is none. */
  readonly page: string;
  readonly now: () => number;
}

/** A view under way. */
export interface LiveView {
  /** Adds a line to what happened. */
  tell(text: string, tone?: Happening["tone"]): void;
  /** Gives the terminal back; answers the last state, for a summary. */
  close(): LiveState | undefined;
  /** Resolves when the robot server goes away, with its reason. */
  readonly lost: Promise<string>;
}

/** Connects and begins to show. */
export async function startLiveView(context: Context, options: LiveOptions): Promise<LiveView> {
  const style = createStyle(context.out.colour);
  const screen = new Screen(context.out);
  const trail = new Trail();
  const events: Happening[] = [];
  const began = options.now();
  const seconds = (): number => (options.now() - began) / 1000;
  let base: Pick<LiveState, "robot" | "profile" | "plan"> | undefined = undefined;
  let last: LiveState | undefined;
  let told = 0;

  function tell(text: string, tone: Happening["tone"] = "plain"): void {
    events.push({ at: seconds(), text, tone });
    if (events.length > MAX_EVENTS) events.shift();
    if (!context.out.tty) context.out.write(`t=${seconds().toFixed(1)}s event: ${harmless(text)}\n`);
  }

  function show(status: RobotStatus): void {
    if (base === undefined) return;
    const pose = poseOf(status);
    if (pose !== null) trail.add(pose, base.profile.radius);
    const { behaviour, page } = options;
    last = { ...base, behaviour, page, trail, events, status, seconds: seconds() };
    if (context.out.tty) {
      const { columns, rows } = context.out.size();
      screen.show(frameLines(last, columns, rows, style));
    } else if (seconds() >= told) {
      told = Math.floor(seconds()) + 1 / LINES_HZ;
      context.out.write(`${tickerLine(last)}\n`);
    }
  }

  const loss = new EventEmitter();
  const lost = once(loss, "lost").then(([why]) => String(why));
  const client: LineClient<ViewMethods> = await connectLines<ViewMethods>({
    path: options.viewSocket,
    onNotification: (message) => {
      if (isState(message)) show(message.state);
      else if (isHappening(message)) tell(`${message.code}: ${message.message}`, toneOf(message));
    },
    onClose: (why) => loss.emit("lost", why),
  });
  const hello = await client.call("hello", { version: CONTROL_VERSION, client: "sandpaw live view" });
  const { plan } = await client.call("plan", {});
  base = { robot: hello.robot, profile: hello.profile, plan: asFloorPlan(plan) };
  await client.call("subscribe", { rateHz: FRAMES_HZ });
  return {
    tell,
    close: () => {
      client.close();
      screen.close();
      return last;
    },
    lost,
  };
}

/** The robot server is trusted more than this process; the event's name decides the rest. */
function isState(message: object): message is { state: RobotStatus } {
  return "event" in message && message.event === "state" && "state" in message;
}

function isHappening(message: object): message is RobotEvent {
  return "event" in message && message.event === "happening" && "message" in message;
}
