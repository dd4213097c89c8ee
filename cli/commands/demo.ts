import { standardBehaviour } from "@sandpaw/sdk/build";
import { admitForUser } from "../admission.js";
import { runBehaviour, type RunReport } from "../behaviour-run.js";
import type { Command } from "../command.js";
import { type Context, say } from "../context.js";
import { finishAndSign } from "../development-signature.js";
import { EXIT } from "../exit-codes.js";
import { progressOf } from "../progress.js";
import { harmless } from "../text.js";

const BEHAVIOUR = "cover";
const GRACE_MS = 2000;
const MAX_SEED = 4_294_967_295;

/** `sandpaw demo`. */
export const demoCommand: Command = {
  name: "demo",
  summary: "a simulated robot that covers a flat, live in this terminal",
  synopsis: "[--for SECONDS] [--world WORLD] [--seed N] [--page PORT]",
  description: [
    `Builds the standard behaviour ${BEHAVIOUR}, signs it with your development key, starts a simulated robot in a ` +
      "furnished flat, and runs the behaviour under your own policy: everything that a real robot would see, in one " +
      "terminal. The map shows walls, what the lidar sees, the floor that was swept, and the robot.",
    "Where nobody looks at a terminal it prints a line a second instead. Ctrl-C stops the robot, then everything, and " +
      "leaves nothing behind but your development key.",
  ],
  options: {
    for: { type: "string", value: "SECONDS", help: "end by itself after this long" },
    world: { type: "string", value: "WORLD", help: "flat, room, or a world file; flat unless told" },
    seed: { type: "string", value: "N", help: "what the world begins with; 1 unless told" },
    page: { type: "string", value: "PORT", help: "port of the page on loopback; any free one unless told" },
  },
  examples: [
    { line: "sandpaw demo", does: "watch it, until Ctrl-C" },
    { line: "sandpaw demo --for 30 | cat", does: "half a minute, a line a second" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const progress = progressOf(context);
    const seconds = args.number("for", 0.1, 31_536_000);
    const pagePort = args.whole("page", 0, 65_535) ?? 0;
    const seed = args.whole("seed", 0, MAX_SEED) ?? 1;
    progress.onStep(`building ${BEHAVIOUR} and signing it with the development key`);
    const built = await standardBehaviour(BEHAVIOUR);
    const signed = finishAndSign(context, built);
    const bundle = new TextEncoder().encode(signed.bundle);
    const admitted = admitForUser(context, { bytes: signed.bytes, bundle });
    const report = await runBehaviour(context, {
      admitted,
      name: BEHAVIOUR,
      robot: { kind: "simulated", base: "demo", world: args.text("world") ?? "flat", seed },
      input: { sourceMap: built.map },
      view: true,
      pagePort,
      seconds,
      graceMs: GRACE_MS,
      onLog: () => undefined,
      ...progress,
    });
    summarise(context, report);
    // Somebody who ends a demonstration has got what they wanted.
    return report.ended === "by-itself" ? report.exit.code : EXIT.done;
  },
};

function summarise(context: Context, { exit, last }: RunReport): void {
  say(context, `${BEHAVIOUR}: ${exit.reason}: ${harmless(exit.message)}`);
  if (last === undefined) return;
  const { trail, status, seconds } = last;
  const battery = status.battery === null ? "" : `, battery ${Math.round(status.battery.fraction * 100)} %`;
  say(
    context,
    `in ${seconds.toFixed(0)} s: ${trail.metres.toFixed(1)} m driven, ${trail.area.toFixed(1)} m² swept${battery}`,
  );
}
