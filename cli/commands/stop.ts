import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { chooseRun, openRunControl } from "../run-choice.js";
import { harmless } from "../text.js";

const USUAL_SECONDS = 2;
const MARGIN_MS = 5000;

/** `sandpaw stop`. */
export const stopCommand: Command = {
  name: "stop",
  summary: "ask a behaviour to stop; its motion ends at once",
  synopsis: "[RUN] [--grace SECONDS | --kill] [--json]",
  description: [
    "Withdraws the motion of a run at once, then ends it: a reactor with `on-stop` has its grace to tidy up, everything " +
      "else ends immediately. For the robot itself, whoever moves it, there is `sandpaw estop`.",
  ],
  options: {
    grace: {
      type: "string",
      value: "SECONDS",
      help: `how long on-stop may take; ${USUAL_SECONDS} unless told`,
    },
    kill: { type: "boolean", help: "do not ask, end it" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw stop cover", does: "the run called cover" },
    { line: "sandpaw stop --kill", does: "the only run, without asking it" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const run = chooseRun(context, args.words[0]);
    const graceMs = Math.round((args.number("grace", 0, 600) ?? USUAL_SECONDS) * 1000);
    const client = await openRunControl(context, run.id);
    try {
      const options = { timeoutMs: graceMs + MARGIN_MS };
      const exit = args.flag("kill")
        ? await client.call("kill", {}, options)
        : await client.call("stop", { graceMs }, options);
      if (args.flag("json")) sayJson(context, { run: run.id, exit });
      else say(context, `${run.id}: ${exit.reason}: ${harmless(exit.message)}`);
    } finally {
      client.close();
    }
    return EXIT.done;
  },
};
