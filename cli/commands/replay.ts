import { resolve } from "node:path";
import type { Exit } from "@sandpaw/runtime/protocol";
import { openRecord, ReplayError, type ReplayResult, startReplayServer } from "@sandpaw/runtime/replay";
import { type Admitted, createSupervisor, readModuleFile } from "@sandpaw/runtime/supervisor";
import { admitForUser } from "../admission.js";
import { Closing } from "../closing.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { aborted } from "../sleep.js";

const DIVERGED = 4;

/** `sandpaw replay`. */
export const replayCommand: Command = {
  name: "replay",
  summary: "run a module again on the record of a run, and stop where it goes another way",
  synopsis: "RECORD MODULE [--other-module] [--json]",
  description: [
    "Reads the record of `sandpaw run --record`, runs the same module on it, and compares everything that it asks of " +
      "the robot with what it asked then: same snapshots, same clock, same answers, no robot. The first request that " +
      "differs ends it. A record in several parts is given by its first; one that was cut off is good up to its cut.",
    "The module is verified as by `run`. Its digest must be the recorded one, unless --other-module says that you " +
      "want to see where a changed module goes another way.",
  ],
  options: {
    "other-module": { type: "boolean", help: "take a module with another digest than the recorded one" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw replay cover-session-1-20261121T101500Z-001.mcap cover.wasm", does: "the same module" },
    { line: "sandpaw replay run-001.mcap build/hop.wasm --other-module", does: "after a change" },
  ],
  exits: [[DIVERGED, "it went another way"]],
  takes: { min: 2, max: 2 },
  run: async (args, context) => {
    const file = resolve(context.cwd, args.word(1));
    const admitted = admitForUser(context, { ...readModuleFile(file), file });
    const path = resolve(context.cwd, args.word(0));
    const closing = new Closing();
    try {
      const record = await openRecord(path);
      closing.add(() => record.close());
      if (admitted.digest !== record.facts.digest && !args.flag("other-module")) {
        throw new ReplayError(
          "record-module-differs",
          `the record is of ${record.facts.digest}, the module is ${admitted.digest}`,
        );
      }
      const server = await startReplayServer(record);
      closing.add(() => server.close());
      const result = await Promise.race([
        play(context, admitted, server, closing),
        aborted(context.signal).then(() => undefined),
      ]);
      if (result === undefined) return EXIT.interrupted;
      if (args.flag("json")) sayJson(context, { ...result, digest: admitted.digest, record: record.facts });
      else for (const line of linesOf(result)) say(context, line);
      return result.kind === "equal" ? EXIT.done : DIVERGED;
    } finally {
      await closing.close();
    }
  },
};

type Server = Awaited<ReturnType<typeof startReplayServer>>;

async function play(
  context: Context,
  admitted: Admitted,
  server: Server,
  closing: Closing,
): Promise<ReplayResult> {
  const supervisor = await createSupervisor({
    runDir: server.runDir,
    robot: server.robot,
    client: "sandpaw replay",
    poolSize: 0,
    uid: context.uid,
  });
  closing.add(() => supervisor.close());
  const run = await supervisor.start(admitted, { name: admitted.name });
  const ended = run.wait().then((exit) => {
    if (exit.reason === "refused") throw new ReplayError("replay-refused", exit.message);
    server.ended(described(exit));
    return server.result;
  });
  try {
    return await Promise.race([server.result, ended]);
  } finally {
    await run.kill();
    await run.closed;
  }
}

function described({ reason, message }: Exit): string {
  return `${reason}: ${message}`;
}

function linesOf(result: ReplayResult): readonly string[] {
  const { requests, waits, seconds, divergence, whole } = result;
  const way = `${requests} requests in ${seconds.toFixed(2)} s of the record, ${waits} of them waits`;
  if (divergence === undefined) {
    return [`no divergence: ${way}${whole ? "" : " (the record was cut off)"}`];
  }
  return [
    `diverged after ${way}`,
    `  recorded: ${divergence.recorded}`,
    `  replayed: ${divergence.replayed}`,
  ];
}
