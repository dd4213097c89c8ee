import { relative, resolve } from "node:path";
import { newProject } from "@sandpaw/sdk/build";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";

/** `sandpaw new`. */
export const newCommand: Command = {
  name: "new",
  summary: "make a project for a behaviour, that builds as it is",
  synopsis: "NAME [--program] [--json]",
  description: [
    "Makes a folder with a behaviour that runs: sandpaw.json, which says what it asks for, and its source. NAME is a " +
      "path; its last part is the behaviour's name.",
    "A reactor is called: `tick` at a fixed rate, and others when something happens; it must not block. A program " +
      "(--program) starts at `main`, may block, and ends with an exit code.",
  ],
  options: {
    program: { type: "boolean", help: "make a program instead of a reactor" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw new hop", does: "a reactor in the folder hop" },
    { line: "cd hop && npm install && npx sandpaw build && npx sandpaw run", does: "and what to do with it" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const dir = resolve(context.cwd, args.word(0));
    const files = await newProject({ dir, shape: args.flag("program") ? "program" : "reactor" });
    if (args.flag("json")) {
      sayJson(context, { dir, files });
      return EXIT.done;
    }
    for (const file of files) say(context, `  ${file}`);
    say(context);
    say(
      context,
      `Next: cd ${relative(context.cwd, dir) || "."} && npm install && npx sandpaw build && npx sandpaw run`,
    );
    return EXIT.done;
  },
};
