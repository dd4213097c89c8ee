import { robotPaths } from "@sandpaw/runtime/protocol";
import { Closing } from "../closing.js";
import { type Command, JSON_OPTION, ROBOT_OPTION } from "../command.js";
import { remark, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { startPage } from "../page.js";
import { runDirOf } from "../place.js";
import { chooseRobot } from "../robot-choice.js";
import { aborted } from "../sleep.js";

/** `sandpaw page`. */
export const pageCommand: Command = {
  name: "page",
  summary: "serve the page of a robot in the foreground",
  synopsis: "[--robot NAME] [--port PORT] [--listen ADDR] [--json]",
  description: [
    "Serves the page with map, camera, log and STOP until Ctrl-C, for a robot whose server runs, or comes later. It " +
      "prints an address with a token: who opens it may clear the e-stop. On this machine, looking and STOP need no " +
      "token.",
    "With --listen other machines reach it, and everything needs the token, STOP too. It speaks plain HTTP: where " +
      "others can read the network, come through ssh -L instead.",
  ],
  options: {
    robot: ROBOT_OPTION,
    port: { type: "string", value: "PORT", help: "any free one unless told" },
    listen: { type: "string", value: "ADDR", help: "an IP address of this machine; 127.0.0.1 unless told" },
    json: { ...JSON_OPTION, help: "print where it is as JSON, once it serves" },
  },
  examples: [
    { line: "sandpaw page", does: "the page of the only robot that runs" },
    { line: "sandpaw page --robot rosie --port 8080", does: "always under the same address" },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const port = args.whole("port", 0, 65_535) ?? 0;
    const robot = chooseRobot(context, args.text("robot"));
    const listen = args.text("listen");
    const closing = new Closing();
    try {
      const view = robotPaths(runDirOf(context), robot).view;
      const page = await startPage(context, view, port, listen);
      closing.add(() => page.close());
      if (args.flag("json")) sayJson(context, { robot, page: page.url });
      else {
        say(context, `page   ${page.url}`);
        say(context, "Ctrl-C ends it; the robot does not notice.");
      }
      const lost = await Promise.race([page.gone, aborted(context.signal)]);
      if (lost === undefined) return EXIT.done;
      remark(context, `sandpaw: ${lost}`);
      return EXIT.system;
    } finally {
      await closing.close();
    }
  },
};
