import { type Command, JSON_OPTION } from "../command.js";
import { remark, say, sayJson } from "../context.js";
import { Closing } from "../closing.js";
import { EXIT } from "../exit-codes.js";
import { startPage } from "../page.js";
import { checkRobotName } from "../robot-choice.js";
import { startSimulatedRobot } from "../simulated-robot.js";
import { aborted } from "../sleep.js";

const MAX_SEED = 4_294_967_295;

/** `sandpaw sim`. */
export const simCommand: Command = {
  name: "sim",
  summary: "start a simulated robot and its server in the foreground",
  synopsis:
    "[--name NAME] [--world WORLD] [--seed N] [--lockstep] [--page PORT | --no-page] [--verbose] [--json]",
  description: [
    "Starts a world with a vacuum robot in it, and the robot server that owns it, until Ctrl-C. Then `sandpaw run` in " +
      "another terminal finds it. The world is a process of its own that speaks a wire protocol, as a real robot " +
      "would; it stops the robot by itself when commands stop coming.",
    "When it ends, the robot is gone, and its e-stop with it; of a real robot the e-stop stays.",
  ],
  options: {
    name: { type: "string", value: "NAME", help: "the robot's name; sim unless told" },
    world: { type: "string", value: "WORLD", help: "flat, room, or a world file; flat unless told" },
    seed: { type: "string", value: "N", help: "what its errors and noises begin with; 1 unless told" },
    page: { type: "string", value: "PORT", help: "port of the page on loopback; any free one unless told" },
    "no-page": { type: "boolean", help: "serve no page" },
    lockstep: {
      type: "boolean",
      help: "the world advances only while every behaviour waits: equal seeds, equal traces",
    },
    verbose: {
      type: "boolean",
      short: "v",
      help: "print the robot server's log, JSON lines on standard error",
    },
    json: { ...JSON_OPTION, help: "print where things are as JSON, once everything is ready" },
  },
  examples: [
    { line: "sandpaw sim", does: "the flat, with a page" },
    { line: "sandpaw sim --name lab --world room --seed 7", does: "another robot, in a single room" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const name = checkRobotName(args.text("name") ?? "sim");
    const world = args.text("world") ?? "flat";
    const seed = args.whole("seed", 0, MAX_SEED) ?? 1;
    const port = args.whole("page", 0, 65_535) ?? 0;
    const closing = new Closing();
    try {
      const robot = await startSimulatedRobot(context, {
        name,
        world,
        seed,
        lockstep: args.flag("lockstep"),
        ...(args.flag("verbose") && {
          onLog: (text: string) => {
            context.err.write(text);
          },
        }),
      });
      closing.add(() => robot.close());
      const page = args.flag("no-page") ? undefined : await startPage(context, robot.paths.view, port);
      closing.add(() => page?.close());
      if (args.flag("json"))
        sayJson(context, {
          robot: name,
          world,
          seed,
          page: page?.url ?? null,
          sockets: robot.paths,
          pids: robot.pids,
        });
      else {
        say(context, `robot  ${name}, in the world ${world} (seed ${seed})`);
        if (page !== undefined) say(context, `page   ${page.url}`);
        say(context, "Ctrl-C stops it. In another terminal: sandpaw run, sandpaw ps, sandpaw estop");
      }
      const lost = await Promise.race([robot.lost, aborted(context.signal)]);
      if (lost === undefined) return EXIT.done;
      remark(context, `sandpaw: ${lost}`);
      return EXIT.system;
    } finally {
      await closing.close();
    }
  },
};
