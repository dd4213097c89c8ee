import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { chooseRun, openRunControl } from "../run-choice.js";
import { harmless } from "../text.js";

const USUAL_SECONDS = 5;

/** `sandpaw exec`. */
export const execCommand: Command = {
  name: "exec",
  summary: "send a line to a running behaviour and print its answer",
  synopsis: "[RUN] [--timeout SECONDS] [--json] -- WORD...",
  description: [
    "Calls the `exec` export of a reactor with one line of text: the words after --, joined by spaces. What comes back " +
      "is the behaviour's own answer. It runs under the behaviour's grant, and can do nothing that the behaviour could " +
      "not do by itself.",
  ],
  options: {
    timeout: {
      type: "string",
      value: "SECONDS",
      help: `how long to wait for the answer; ${USUAL_SECONDS} unless told`,
    },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw exec steer -- forward 0.2", does: "what the standard behaviour steer makes of it" },
    { line: "sandpaw exec -- status", does: "the only run" },
  ],
  takes: { min: 0, max: 1 },
  takesRest: true,
  run: async (args, context) => {
    if (args.rest.length === 0)
      throw new CliError("usage", "the line is missing: sandpaw exec RUN -- WORD...");
    const run = chooseRun(context, args.words[0]);
    const timeoutMs = Math.round((args.number("timeout", 0.1, 600) ?? USUAL_SECONDS) * 1000);
    const client = await openRunControl(context, run.id);
    try {
      const params = { line: args.rest.join(" "), timeoutMs };
      // The run answers or gives up by itself; our own limit is only for one that is gone.
      const { answer } = await client.call("exec", params, { timeoutMs: timeoutMs + 2000 });
      if (args.flag("json")) sayJson(context, { run: run.id, answer });
      else say(context, answer.split("\n").map(harmless).join("\n"));
    } finally {
      client.close();
    }
    return EXIT.done;
  },
};
