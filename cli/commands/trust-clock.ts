import { resetClock, loadSystemTrust, type ClockMark } from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { machineFolders, PREFIX_OPTION } from "../machine-folders.js";

/** `sandpaw trust clock`. */
export const trustClock: Command = {
  name: "trust clock",
  summary: "say what time this machine believes it to be, or make it believe its clock",
  synopsis: "[--reset] [--prefix FOLDER] [--json]",
  description: [
    "A machine takes it to be at least as late as it once was, whatever its clock says now, so that a clock that is set " +
      "back does not make an old trust store good again. A clock that jumps ahead by more than a day counts, and is not " +
      "remembered until a trust store that was signed by then confirms it.",
    "--reset, for root: what the clock says now is right, forwards or backwards. Set the clock first.",
  ],
  options: {
    reset: { type: "boolean", help: "believe the clock as it stands" },
    prefix: PREFIX_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw trust clock", does: "what time it is, as far as trust goes" },
    { line: "sandpaw trust clock --reset", does: "after the clock was far ahead for days and was put right" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const { config, state } = machineFolders(args, context);
    if (args.flag("reset")) {
      const mark: ClockMark = resetClock(state);
      const time = new Date(mark.timeMs).toISOString();
      if (args.flag("json")) sayJson(context, { reset: time });
      else say(context, `it is ${time} from now on`);
      return EXIT.done;
    }
    const { now, floor, clock } = loadSystemTrust(config, state).time;
    if (args.flag("json")) sayJson(context, { now, floor, clock });
    else {
      say(context, `it is ${now.toISOString()}; certainly not before ${floor.toISOString()}`);
      say(context, CLOCK[clock]);
    }
    return EXIT.done;
  },
};

const CLOCK = {
  right: "the clock is believed",
  ahead:
    "the clock is more than a day ahead of anything that was confirmed: a newer trust store, or --reset, confirms it",
  behind: "the clock was set back, and is not believed",
} as const;
