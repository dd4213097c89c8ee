import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf } from "@sandpaw/runtime/trust";
import { buildBehaviour, formatDiagnostic } from "@sandpaw/sdk/build";
import type { Arguments } from "../arguments.js";
import { writeBuild } from "../build-output.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, remark, say, sayJson } from "../context.js";
import { finishAndSign } from "../development-signature.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { progressOf } from "../progress.js";
import { reportError } from "../report.js";
import { createStyle } from "../style.js";
import { checkInstalled, findTests, TEST_FOLDER } from "../tests/find-tests.js";
import { type FileReport, runTestFile } from "../tests/run-file.js";

const USUAL_LIMIT_SECONDS = 60;
const NO_TESTS = 5;
const COMMAND = fileURLToPath(new URL("../../bin/sandpaw.mjs", import.meta.url));

/** `sandpaw test`. */
export const testCommand: Command = {
  name: "test",
  summary: "build a project and run its tests on a simulated robot",
  synopsis: "[FOLDER] [--limit SECONDS] [--json]",
  description: [
    `Builds the project in FOLDER (this one unless told), then runs each ${TEST_FOLDER}/**/*.test.js or .mjs with Node. ` +
      "A test calls `simulate` of @sandpaw/sdk/testing, which runs what was just built in lockstep with a simulated " +
      "world, and looks at what it answers: the same in every run. Tests are written for node's own runner, or for " +
      "uvu where the project has it.",
  ],
  options: {
    limit: {
      type: "string",
      value: "SECONDS",
      help: `a file of tests that runs longer is ended, and has failed; ${USUAL_LIMIT_SECONDS} unless told`,
    },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw test", does: "the project in this folder" },
    { line: "sandpaw test hop --limit 300", does: "another one, whose tests take their time" },
  ],
  exits: [[NO_TESTS, "the project has no tests"]],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const dir = resolve(context.cwd, args.words[0] ?? ".");
    const limitMs = (args.number("limit", 0.1, 86_400) ?? USUAL_LIMIT_SECONDS) * 1000;
    const module = await build(dir, context);
    const { files, unreadable } = await findTests(dir, hasTypes());
    for (const file of unreadable) {
      remark(context, `sandpaw: ${file} is left out: Node ${process.versions.node} reads no TypeScript`);
    }
    if (files.length === 0) {
      await reportError(
        new CliError("tests-missing", `there is no ${TEST_FOLDER}/*.test.js in ${dir}`),
        context,
      );
      return NO_TESTS;
    }
    await checkInstalled(dir, files);
    const json = args.flag("json");
    const reports: FileReport[] = [];
    for (const file of files) {
      if (context.signal.aborted) break;
      reports.push(
        await runTestFile({
          project: dir,
          file,
          env: { ...context.env, ...environmentOf(context), SANDPAW_MODULE: module.path, SANDPAW: COMMAND },
          limitMs,
          signal: context.signal,
          onOutput: (text) => {
            if (!json) context.out.write(text);
          },
        }),
      );
    }
    return finish(args, context, module, reports, limitMs);
  },
};

interface Built {
  readonly path: string;
  readonly digest: string;
}

async function build(dir: string, context: Context): Promise<Built> {
  progressOf(context).onStep(`compiling ${dir}`);
  const built = await buildBehaviour({ dir });
  for (const diagnostic of built.diagnostics) remark(context, formatDiagnostic(diagnostic));
  const signed = finishAndSign(context, built);
  return { path: writeBuild(dir, signed, built.map), digest: digestOf(signed.bytes) };
}

/** Whether this Node strips types by itself. */
function hasTypes(): boolean {
  return "typescript" in process.features && Boolean(process.features.typescript);
}

/** Its output goes through a pipe, where it would leave colours out. */
function environmentOf({ out }: Context): Readonly<Record<string, string>> {
  return out.colour ? { FORCE_COLOR: "1" } : {};
}

async function finish(
  args: Arguments,
  context: Context,
  module: Built,
  reports: readonly FileReport[],
  limitMs: number,
): Promise<number> {
  if (context.signal.aborted) return EXIT.interrupted;
  const passed = reports.filter(({ outcome }) => outcome === "passed").length;
  if (args.flag("json")) sayJson(context, { module: module.path, digest: module.digest, files: reports });
  else {
    const style = createStyle(context.out.colour);
    const all = passed === reports.length ? style.green : style.red;
    say(context, all(`${passed} of ${reports.length} ${reports.length === 1 ? "file" : "files"} passed`));
  }
  for (const { file } of reports.filter(({ outcome }) => outcome === "never-ended")) {
    const error = new CliError(
      "test-never-ends",
      `${file} still ran after ${limitMs / 1000} s and was ended`,
    );
    await reportError(error, context);
  }
  return passed === reports.length ? EXIT.done : EXIT.refused;
}
