import { join, resolve } from "node:path";
import { type Admitted, readModuleFile } from "@sandpaw/runtime/supervisor";
import { admitForUser } from "../admission.js";
import type { Arguments } from "../arguments.js";
import { runBehaviour, type RunPlan, type RunReport } from "../behaviour-run.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, remark, sayJson } from "../context.js";
import { RefusalError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { formatLogLine } from "../log-line.js";
import { progressOf } from "../progress.js";
import { remedyOf, reportError } from "../report.js";
import { planRobot } from "../robot-plan.js";
import { readMounts } from "../mounts.js";
import { readSourceMapBeside } from "../source-map-file.js";
import { createStyle } from "../style.js";
import { harmless } from "../text.js";

const REFUSED = 126;
const USUAL_GRACE_SECONDS = 2;

/** `sandpaw run`. */
export const runCommand: Command = {
  name: "run",
  summary: "run a signed behaviour on a robot, and follow it",
  synopsis: "[MODULE] [--robot NAME|none] [--view] [options] [-- ARGUMENT...]",
  description: [
    "Verifies the module, computes its grant, starts it in an engine of its own, and follows it until it ends or " +
      "Ctrl-C stops it: first the robot's motion, then the behaviour. Without MODULE it runs what `sandpaw build` " +
      "made of the project in this folder.",
    "It runs under your own policy and trust store. The signature is always verified, and `run` never makes one.",
    "Where no robot server runs, a simulated robot is started for this run alone; --robot NAME takes one that runs, " +
      "--robot none runs a plain WASI program without any.",
  ],
  options: {
    robot: { type: "string", value: "NAME", help: "the robot, or none" },
    view: { type: "boolean", help: "show map, speed and events live in this terminal" },
    page: {
      type: "string",
      value: "PORT",
      help: "serve the page on this port of loopback, 0 for a free one",
    },
    name: { type: "string", value: "NAME", help: "what ps, logs and stop call it" },
    env: {
      type: "string",
      short: "e",
      value: "KEY=VALUE",
      multiple: true,
      help: "for a WASI program; it sees nothing of yours otherwise",
    },
    mount: {
      type: "string",
      short: "m",
      value: "PATH=PLACE",
      multiple: true,
      help: "a folder or file of yours that it may read as PATH, if its grant has `files` there",
    },
    world: { type: "string", value: "WORLD", help: "world of a simulated robot: flat, room or a file" },
    seed: { type: "string", value: "N", help: "seed of that world" },
    record: { type: "boolean", help: "keep an MCAP record of it, for Foxglove and for `sandpaw replay`" },
    for: { type: "string", value: "SECONDS", help: "stop it after this long" },
    grace: {
      type: "string",
      value: "SECONDS",
      help: `how long on-stop may take; ${USUAL_GRACE_SECONDS} unless told`,
    },
    json: { ...JSON_OPTION, help: "print how it ended as JSON; what it writes goes to its log" },
  },
  examples: [
    { line: "sandpaw run", does: "the project in this folder, on the robot that runs or on a simulated one" },
    { line: "sandpaw run hop.wasm --view", does: "a module, with the live view" },
    {
      line: "sandpaw run hop.wasm --mount /etc/config=./config",
      does: "with a folder that stands for a ConfigMap",
    },
    {
      line: "sandpaw run tool.wasm --robot none -- --lines 3 < file",
      does: "a WASI program with arguments and input",
    },
  ],
  exits: [
    ["N", "the behaviour's own exit code"],
    [124, "one call ran too long"],
    [REFUSED, "refused: not started"],
    [134, "trapped"],
    [137, "killed, or out of memory"],
    [69, "the robot was lost"],
  ],
  takes: { min: 0, max: 1 },
  takesRest: true,
  run: async (args, context) => {
    const timing = readTiming(args);
    const file = resolve(context.cwd, args.words[0] ?? (await builtModule(context)));
    let admitted: Admitted;
    try {
      admitted = admitForUser(context, { ...readModuleFile(file), file });
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      await reportError(error, context, args.flag("json"));
      return REFUSED;
    }
    return follow(args, context, { admitted, file, timing });
  },
};

type Timing = Pick<RunPlan, "pagePort" | "seconds" | "graceMs">;

function readTiming(args: Arguments): Timing {
  return {
    pagePort: args.whole("page", 0, 65_535),
    seconds: args.number("for", 0.1, 31_536_000),
    graceMs: Math.round((args.number("grace", 0, 600) ?? USUAL_GRACE_SECONDS) * 1000),
  };
}

interface Subject {
  readonly admitted: Admitted;
  readonly file: string;
  readonly timing: Timing;
}

async function follow(
  args: Arguments,
  context: Context,
  { admitted, file, timing }: Subject,
): Promise<number> {
  const style = createStyle(context.err.colour);
  const json = args.flag("json");
  const view = args.flag("view");
  const robot = admitted.interfaces.length === 0 ? { kind: "none" as const } : planRobot(args, context);
  const { stdin, stdout, stderr } = context.streams;
  const report = await runBehaviour(context, {
    admitted,
    name: args.text("name") ?? admitted.name,
    robot,
    input: {
      args: args.rest,
      env: args.texts("env"),
      files: { mounts: readMounts(context, args.texts("mount")) },
      record: args.flag("record"),
      stdin,
      ...readSourceMapBeside(context, file),
      // In the live view and in JSON the terminal is taken: what it writes becomes log lines.
      ...(!view && !json && { stdout, stderr }),
    },
    view,
    ...timing,
    onLog: (line) => {
      // How it ended is said below, where it is not what was meant.
      const isEnd = line.source === "supervisor" && line.text.startsWith("ended: ");
      if (!isEnd) remark(context, formatLogLine(line, style));
    },
    ...progressOf(context),
  });
  if (json)
    sayJson(context, { run: report.run, digest: admitted.digest, exit: report.exit, ended: report.ended });
  return await finish(context, report);
}

async function finish(context: Context, { exit, ended }: RunReport): Promise<number> {
  if (ended === "interrupted") return EXIT.interrupted;
  if (exit.reason === "refused") {
    // Its message begins with the code of the refusal, as every refusal of ours.
    const [code = ""] = exit.message.split(":");
    const remedy = await remedyOf(code);
    remark(context, `sandpaw: ${harmless(exit.message)}`);
    if (remedy !== undefined) remark(context, `  → ${remedy}`);
  } else if (exit.reason !== "exit" && exit.reason !== "stopped") {
    remark(context, `sandpaw: ${exit.reason}: ${harmless(exit.message)}`);
  }
  return exit.code;
}

async function builtModule(context: Context): Promise<string> {
  const { readProject } = await import("@sandpaw/sdk/build");
  const { name } = await readProject(context.cwd);
  return join("build", `${name}.wasm`);
}
