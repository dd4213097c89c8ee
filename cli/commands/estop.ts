import { userInfo } from "node:os";
import { type Command, JSON_OPTION, ROBOT_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { chooseRobot, openView } from "../robot-choice.js";

/** `sandpaw estop`. */
export const estopCommand: Command = {
  name: "estop",
  summary: "stop the robot and hold it stopped, or clear that in two steps",
  synopsis: "[--robot NAME] [--clear [CODE] | --release] [--json]",
  description: [
    "Stops the robot now, takes the lease from whoever has it, and holds the robot stopped, also across restarts of " +
      "its server, until somebody clears it. It is a software stop: it is not safety-rated, and does not replace the " +
      "button on the robot.",
    "Clearing takes two steps, so that nothing clears it by accident: --clear prints a code, --clear CODE within 30 s " +
      "clears. It is refused while the cause is there.",
    "Clearing never starts motion: behaviours that still run stay without the lease until --release gives it back.",
  ],
  options: {
    robot: ROBOT_OPTION,
    clear: {
      type: "boolean",
      help: "clear instead: first without a code, then with the one that was printed",
    },
    release: { type: "boolean", help: "after clearing: let behaviours move the robot again" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw estop", does: "stop the only robot that runs" },
    { line: "sandpaw estop --clear", does: "print the code of the second step" },
    { line: "sandpaw estop --clear 4711", does: "clear it; nothing moves" },
    { line: "sandpaw estop --release", does: "let behaviours go on" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const code = args.words[0];
    const clear = args.flag("clear");
    if (code !== undefined && !clear) throw new CliError("usage", "a code is only for --clear");
    if (clear && args.flag("release")) throw new CliError("usage", "give --clear or --release, not both");
    const robot = chooseRobot(context, args.text("robot"));
    const by = `${userInfo().username} at a terminal`;
    const client = await openView(context, robot);
    try {
      if (args.flag("release")) {
        const { person } = await client.call("person.take", { by });
        await client.call("person.release", { person });
        if (args.flag("json")) sayJson(context, { robot, released: true });
        else say(context, `Behaviours may move ${robot} again.`);
      } else if (!clear) {
        await client.call("estop", { by });
        if (args.flag("json")) sayJson(context, { robot, latched: true });
        else
          say(context, `${robot} is stopped and held. Clear it with: sandpaw estop --robot ${robot} --clear`);
      } else if (code === undefined) {
        const armed = await client.call("estop.arm-clear", { by });
        if (args.flag("json")) sayJson(context, { robot, latched: true, code: armed.code });
        else say(context, `Within 30 s: sandpaw estop --robot ${robot} --clear ${armed.code}`);
      } else {
        await client.call("estop.clear", { by, code });
        if (args.flag("json")) sayJson(context, { robot, latched: false });
        else
          say(
            context,
            `The e-stop of ${robot} is cleared. Nothing moves until: sandpaw estop --robot ${robot} --release`,
          );
      }
    } finally {
      client.close();
    }
    return EXIT.done;
  },
};
