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
  synopsis: "[--robot NAME] [--clear [CODE]] [--json]",
  description: [
    "Stops the robot now, takes the lease from whoever has it, and holds the robot stopped, also across restarts of " +
      "its server, until somebody clears it. It is a software stop: it is not safety-rated, and does not replace the " +
      "button on the robot.",
    "Clearing takes two steps, so that nothing clears it by accident: --clear prints a code, --clear CODE within 30 s " +
      "clears. Clearing never starts motion, and is refused while the cause is there.",
  ],
  options: {
    robot: ROBOT_OPTION,
    clear: {
      type: "boolean",
      help: "clear instead: first without a code, then with the one that was printed",
    },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw estop", does: "stop the only robot that runs" },
    { line: "sandpaw estop --clear", does: "print the code of the second step" },
    { line: "sandpaw estop --clear 4711", does: "clear it" },
  ],
  takes: { min: 0, max: 1 },
  run: async (args, context) => {
    const code = args.words[0];
    const clear = args.flag("clear");
    if (code !== undefined && !clear) throw new CliError("usage", "a code is only for --clear");
    const robot = chooseRobot(context, args.text("robot"));
    const by = `${userInfo().username} at a terminal`;
    const client = await openView(context, robot);
    try {
      if (!clear) {
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
          say(context, `${robot} is released. It stays where it is until a behaviour takes the lease again.`);
      }
    } finally {
      client.close();
    }
    return EXIT.done;
  },
};
