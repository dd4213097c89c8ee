import { resolve } from "node:path";
import { auditPlaces, type AuditReport, verificationKey, verifyAudit } from "@sandpaw/runtime/audit";
import { stateDir, SYSTEM_CONFIG_DIR, userConfigDir } from "@sandpaw/runtime/protocol";
import { MAX_KEY } from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { checkRobotName } from "../robot-choice.js";
import { harmless } from "../text.js";

/** `sandpaw audit verify`. */
export const auditVerify: Command = {
  name: "audit verify",
  summary: "check an audit line by line, and its end against the signed head",
  synopsis: "--robot NAME [--dir DIR] [--heads DIR] [--key FILE | --system] [--json]",
  description: [
    "Reads the whole audit of a robot and names every place where it is not as the robot server left it: a line that " +
      "was edited, removed, added or moved, and an end that was cut off. What the last second wrote may not be signed yet.",
    "The key is the public half `audit.pub` beside the robot server's configuration; on another machine give your own copy of it.",
  ],
  options: {
    robot: { type: "string", value: "NAME", help: "whose audit it is" },
    dir: {
      type: "string",
      value: "DIR",
      help: "the folder of the logs; audit/NAME of the state folder unless told",
    },
    heads: {
      type: "string",
      value: "DIR",
      help: "the folder of the heads; audit-heads/NAME of it unless told",
    },
    key: { type: "string", value: "FILE", help: "the public half of the audit key" },
    system: { type: "boolean", help: `take the key from ${SYSTEM_CONFIG_DIR}, as services do` },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw audit verify --robot kitchen", does: "the audit of a robot on this machine" },
    {
      line: "sandpaw audit verify --robot kitchen --dir copy/ --heads heads/ --key kitchen.pub",
      does: "a copy, elsewhere",
    },
  ],
  takes: { min: 0, max: 0 },
  run: async (args, context) => {
    const robot = args.text("robot");
    if (robot === undefined) throw new CliError("usage", "--robot NAME is missing: whose audit it is");
    const places = auditPlaces(stateDir(context), checkRobotName(robot));
    const [dir, heads, file] = [args.text("dir"), args.text("heads"), args.text("key")];
    const system = args.flag("system");
    const key = verificationKey(
      { folder: system ? SYSTEM_CONFIG_DIR : userConfigDir(context.env), system, uid: context.uid },
      file === undefined ? undefined : readInput(context, file, MAX_KEY).bytes,
    );
    const report = await verifyAudit(
      {
        dir: dir === undefined ? places.dir : resolve(context.cwd, dir),
        heads: heads === undefined ? places.heads : resolve(context.cwd, heads),
      },
      robot,
      key,
    );
    if (args.flag("json")) sayJson(context, report);
    else for (const line of linesOf(report)) say(context, line);
    return report.problems.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function linesOf({ files, lines, first, last, signed, problems }: AuditReport): readonly string[] {
  const whole = `${lines} lines in ${files} files, ${first} to ${last}, signed up to ${signed}`;
  if (problems.length === 0) return [`whole: ${whole}`];
  return [
    ...problems.map(({ code, file, line, message }) => {
      const place = line === 0 ? file : `${file}:${line}`;
      return `${place === "" ? "" : `${place}: `}${code}: ${harmless(message)}`;
    }),
    `changed: ${whole}`,
  ];
}
