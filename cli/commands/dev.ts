import { resolve } from "node:path";
import { describeMissing, createSupervisor } from "@sandpaw/runtime/supervisor";
import { readProject } from "@sandpaw/sdk/build";
import { admitForUser } from "../admission.js";
import { writeBuild } from "../build-output.js";
import { Closing } from "../closing.js";
import type { Command } from "../command.js";
import { type Context, remark } from "../context.js";
import { finishAndSign } from "../development-signature.js";
import { startCompiler } from "../dev/compiler.js";
import { createLoop } from "../dev/loop.js";
import { lockProject } from "../dev/project-lock.js";
import { watchSources } from "../dev/source-watch.js";
import { createListener } from "../dev/told.js";
import { watchWorld } from "../dev/world-watch.js";
import { EXIT } from "../exit-codes.js";
import { runDirOf } from "../place.js";
import { progressOf } from "../progress.js";
import { bringPage, bringRobot, planRobot, type RobotPlan } from "../robot-plan.js";
import { aborted, sleep } from "../sleep.js";
import { followTrust } from "../trust-follow.js";

/** `sandpaw dev`. */
export const devCommand: Command = {
  name: "dev",
  summary: "run a project and swap it on every save, in the same world",
  synopsis: "[FOLDER] [--robot NAME] [--world WORLD] [--seed N] [--page PORT | --no-page]",
  description: [
    "Builds the project in FOLDER (this one unless told), signs it with the development key, runs it, and does so " +
      "again whenever a source is saved: the robot stops, the new behaviour takes over where the old one stood. What " +
      "does not build, or is not allowed, is told, and the old behaviour goes on.",
    "Where no robot server runs, a simulated robot and its page are started for this loop alone. A world cannot " +
      "change under a running robot: a world file that was changed is used at the next start.",
  ],
  options: {
    robot: { type: "string", value: "NAME", help: "the robot" },
    world: { type: "string", value: "WORLD", help: "world of a simulated robot: flat, room or a file" },
    seed: { type: "string", value: "N", help: "seed of that world" },
    page: { type: "string", value: "PORT", help: "port of the page on loopback; any free one unless told" },
    "no-page": { type: "boolean", help: "serve no page" },
    for: { type: "string", value: "SECONDS", help: "end by itself after this long" },
  },
  examples: [
    { line: "sandpaw dev", does: "the project in this folder, on a simulated robot of its own" },
    { line: "sandpaw dev hop --world room --seed 7", does: "another project, in a single room" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const project = resolve(context.cwd, args.words[0] ?? ".");
    await readProject(project);
    const seconds = args.number("for", 0.1, 31_536_000);
    const port = args.whole("page", 0, 65_535);
    const plan = planRobot(args, context);
    const isOurs = plan.kind === "simulated";
    const closing = new Closing();
    try {
      closing.add(lockProject(project));
      const servePage = !args.flag("no-page") && (isOurs || port !== undefined);
      return await develop(
        context,
        { project, plan, seconds, page: servePage ? (port ?? 0) : undefined },
        closing,
      );
    } finally {
      await closing.close();
    }
  },
};

interface DevPlan {
  readonly project: string;
  readonly plan: RobotPlan;
  readonly seconds: number | undefined;
  /** Port of the page; undefined for none. */
  readonly page: number | undefined;
}

async function develop(context: Context, dev: DevPlan, closing: Closing): Promise<number> {
  const { project } = dev;
  const progress = progressOf(context);
  const compiler = startCompiler();
  closing.add(() => compiler.close());
  // A first build takes seconds, the next ones a fraction: it is done for practice while the robot comes.
  const warm = compiler.build(project).then(
    () => undefined,
    () => undefined,
  );
  const brought = { closing, onNotice: progress.onNotice };
  const { robot, lost } = await bringRobot(context, dev.plan, brought);
  const page =
    robot === undefined || dev.page === undefined
      ? undefined
      : await bringPage(context, { robot, port: dev.page }, brought);
  const supervisor = await createSupervisor({
    runDir: runDirOf(context),
    client: "sandpaw dev",
    // The next version finds an engine that is ready.
    poolSize: 1,
    uid: context.uid,
    ...(robot !== undefined && { robot }),
  });
  closing.add(() => supervisor.close());
  const missing = describeMissing(supervisor.walls);
  if (missing !== undefined) remark(context, missing);
  const trust = followTrust(context, supervisor, (text) => {
    remark(context, `sandpaw: ${text}`);
  });
  closing.add(() => {
    trust.close();
  });
  const over = new AbortController();
  const watch = watchSources({
    dir: project,
    onChange: () => {
      loop.changed();
    },
  });
  closing.add(() => {
    watch.close();
  });
  const loop = createLoop({
    project,
    compiler,
    supervisor,
    admit: (built) => {
      const signed = finishAndSign(context, built);
      const bundle = new TextEncoder().encode(signed.bundle);
      return { signed, admitted: admitForUser(context, { bytes: signed.bytes, bundle }) };
    },
    keep: (signed, map) => void writeBuild(project, signed, map),
    hasEmpty: () => watch.hasEmpty,
    now: () => performance.now(),
    sleep: (ms) => sleep(ms, over.signal),
    tell: createListener(context, (text) => page?.notice(text)),
  });
  closing.add(() => loop.close());
  if (dev.plan.kind === "simulated") closing.add(watchWorld(context, dev.plan.world));
  try {
    await Promise.race([warm, aborted(context.signal)]);
    if (!context.signal.aborted) loop.changed();
    const ends = [
      aborted(context.signal).then(() => undefined),
      ...(lost === undefined ? [] : [lost]),
      ...(dev.seconds === undefined ? [] : [sleep(dev.seconds * 1000, over.signal).then(() => undefined)]),
    ];
    const why = await Promise.race(ends);
    if (why === undefined) return EXIT.done;
    remark(context, `sandpaw: ${why}`);
    return EXIT.system;
  } finally {
    over.abort();
  }
}
