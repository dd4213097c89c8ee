import { userInfo } from "node:os";
import {
  CONTROL_VERSION,
  type LineClient,
  type PersonDriven,
  type RobotStatus,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import { type Command, ROBOT_OPTION } from "../command.js";
import { remark, type Context } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { chooseRobot, openView } from "../robot-choice.js";
import { aborted } from "../sleep.js";
import { createHeldKey } from "../teleop/held-key.js";
import { keysIn, type Direction } from "../teleop/keys.js";

/** A velocity is sent this often while a key is held, and holds so long without the next, ms. */
const EVERY_MS = 100;
const TTL_MS = 300;
const STEP = 0.1;

/** `sandpaw teleop`. */
export const teleopCommand: Command = {
  name: "teleop",
  summary: "drive a robot with the keys of this terminal",
  synopsis: "[--robot NAME] [--speed PART] [--force]",
  description: [
    "Takes the lease from whatever behaviour has it, and drives as long as a key is held: w or up, s or down, a or left, d or " +
      "right, q and e for curves; + and - for the speed. Space stops, ! presses the e-stop, x, Escape or Ctrl-C releases the lease and ends.",
    "A terminal does not tell that a key was let go: after the first press the robot goes on for half a second at most, while " +
      "the key repeats for a fifth of one. A lost connection stops it. The robot server keeps a person inside the same safety core as every behaviour.",
  ],
  options: {
    robot: ROBOT_OPTION,
    speed: {
      type: "string",
      value: "PART",
      help: "part of the robot's greatest speed, 0.1 to 1; 0.5 unless told",
    },
    force: { type: "boolean", help: "also when another person drives" },
  },
  examples: [
    { line: "sandpaw teleop", does: "drive the only robot that runs" },
    { line: "sandpaw teleop --robot kitchen --speed 0.3", does: "slowly" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const { stdin } = context.streams;
    if (!("setRawMode" in stdin) || !context.err.tty)
      throw new CliError("usage", "teleop needs a terminal: its keys are what drives");
    const share = args.number("speed", 0.1, 1) ?? 0.5;
    const robot = chooseRobot(context, args.text("robot"));
    const lost = new AbortController();
    const client = await openView(context, robot, {
      onClose: () => {
        lost.abort();
      },
    });
    try {
      const by = `${userInfo().username} at a terminal`;
      const force = args.flag("force");
      const { person } = await client.call("person.take", { by, ...(force && { force }) });
      const { profile } = await client.call("hello", { version: CONTROL_VERSION, client: "sandpaw teleop" });
      remark(context, `${robot} is yours. Hold w a s d or the arrows; space stops, ! is the e-stop, x ends.`);
      await drive(context, { client, person, by, share, profile, lost: lost.signal });
      if (lost.signal.aborted)
        throw new CliError("robot-silent", `${robot} does not answer any more; it stops by itself`);
      await client.call("person.release", { person });
      remark(context, "\nReleased: behaviours may go on.");
    } finally {
      client.close();
    }
    return EXIT.done;
  },
};

interface Ride {
  readonly client: LineClient<ViewMethods>;
  readonly person: string;
  readonly by: string;
  readonly share: number;
  readonly profile: { readonly maxSpeed: number; readonly maxTurn: number };
  readonly lost: AbortSignal;
}

/** Until somebody ends it, or the robot server is gone. */
async function drive(context: Context, ride: Ride): Promise<void> {
  const { client, person, profile } = ride;
  const { stdin } = context.streams;
  const held = createHeldKey();
  let direction: Direction = { along: 0, round: 0 };
  let { share } = ride;
  let isMoving = false;
  let sending = false;
  const over = new AbortController();

  async function send(): Promise<void> {
    const key = held.at(performance.now());
    if (sending || (key === undefined && !isMoving)) return;
    sending = true;
    isMoving = key !== undefined;
    const vx = isMoving ? direction.along * share * profile.maxSpeed : 0;
    const wz = isMoving ? direction.round * share * profile.maxTurn : 0;
    const began = performance.now();
    try {
      const velocity = { vx, vy: 0, wz };
      const driven = await client.call("person.drive", { person, velocity, ttlMs: isMoving ? TTL_MS : 0 });
      show(driven, performance.now() - began);
    } catch {
      // The connection's end, or a lease that somebody has taken: both are said by the status below.
      over.abort();
    } finally {
      sending = false;
    }
  }

  function show({ applied, limitedBy, refused }: PersonDriven, ms: number): void {
    const limit = refused ?? (limitedBy === "none" ? "" : limitedBy);
    const speeds = `${applied.vx.toFixed(2)} m/s ${applied.wz.toFixed(2)} rad/s`;
    context.err.write(`\r${speeds}  of ${Math.round(share * 100)} %  ${ms.toFixed(0)} ms  ${limit}\u001B[K`);
  }

  function hear(data: Buffer | string): void {
    for (const one of keysIn(data.toString())) {
      switch (one.kind) {
        case "drive":
          direction = one;
          held.press(one.key, performance.now());
          void send();
          break;
        case "faster":
        case "slower":
          share = Math.min(1, Math.max(STEP, share + (one.kind === "faster" ? STEP : -STEP)));
          break;
        case "stop":
          held.release();
          void send();
          break;
        case "estop":
          void client.call("estop", { by: ride.by }).catch(() => undefined);
          over.abort();
          break;
        case "quit":
          over.abort();
      }
    }
  }

  setRaw(stdin, true);
  stdin.on("data", hear);
  stdin.resume();
  const timer = setInterval(() => void send(), EVERY_MS);
  try {
    await Promise.race([aborted(context.signal), aborted(ride.lost), aborted(over.signal)]);
  } finally {
    clearInterval(timer);
    stdin.off("data", hear);
    stdin.pause();
    setRaw(stdin, false);
  }
  if (ride.lost.aborted) return;
  const status = await client.call("status", {}).catch(() => undefined);
  if (status) sayWhy(context, status, person);
}

function sayWhy(context: Context, { lease, estop }: RobotStatus, person: string): void {
  if (estop.latched) remark(context, "\nThe e-stop is latched. Clear it with: sandpaw estop --clear");
  else if (lease?.session !== person) remark(context, `\n${lease?.name ?? "Nobody"} has the lease now.`);
}

function setRaw(stdin: object, on: boolean): void {
  if ("setRawMode" in stdin && typeof stdin.setRawMode === "function") stdin.setRawMode.call(stdin, on);
}
