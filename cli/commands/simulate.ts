import { resolve } from "node:path";
import { DEVELOPMENT_POLICY, parsePolicy } from "@sandpaw/runtime/policy";
import { admit, type Admitted, readModuleFile } from "@sandpaw/runtime/supervisor";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { loadUserTrust } from "@sandpaw/runtime/trust";
import type { Grant } from "@sandpaw/sdk/testing";
import type { Command } from "../command.js";
import { type Context, say } from "../context.js";
import { CliError, RefusalError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { isCoded } from "../report.js";
import { checkRequest } from "../simulate/check-request.js";
import { simulateModule } from "../simulate/simulate.js";

/** Longest request, characters. */
const MAX_REQUEST = 1024 * 1024;

/** `sandpaw simulate`. */
export const simulateCommand: Command = {
  name: "simulate",
  summary: "simulate a module for some seconds of the world: JSON in, JSON out",
  synopsis: "< REQUEST.json",
  description: [
    'Reads one JSON object from standard input, such as {"module": "build/hop.wasm", "world": "room", "seed": 1, ' +
      '"for": 10}, simulates the module for exactly so long, as fast as the machine can, and prints {"result": …} ' +
      'or {"error": …}. Equal requests give equal results. `simulate` of @sandpaw/sdk/testing is its usual caller.',
    "The signature is verified with your own trust store; the grant is that of the policy for development, or what " +
      "`grant` says, whatever your own policy is: a test must not depend on the machine it runs on.",
  ],
  options: {},
  examples: [{ line: "sandpaw simulate < request.json > result.json", does: "one simulation" }],
  takes: { min: 0, max: 0 },
  run: async (_args, context) => {
    try {
      const request = checkRequest(await readRequest(context));
      const admitted = admitForTest(context, request.module, request.grant);
      const result = await simulateModule(context, admitted, {
        ...request,
        ...(request.world !== undefined && { world: placeOf(context, request.world) }),
      });
      say(context, JSON.stringify({ result }));
      return EXIT.done;
    } catch (error) {
      if (!isCoded(error)) throw error;
      const { code, message, kind } = error;
      say(context, JSON.stringify({ error: { code, message, kind } }));
      return kind === "user" ? EXIT.refused : EXIT.system;
    }
  },
};

/** A built-in world by its name; a file, as seen from where the command was called. */
function placeOf(context: Context, world: string): string {
  return /^[a-z0-9-]+$/.test(world) ? world : resolve(context.cwd, world);
}

async function readRequest({ streams }: Context): Promise<unknown> {
  let text = "";
  for await (const chunk of streams.stdin.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > MAX_REQUEST)
      throw new CliError("simulation-request", `it is longer than ${MAX_REQUEST}`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError("simulation-request", "standard input is not one JSON object", { cause });
  }
}

function admitForTest(context: Context, file: string, grant: Grant | undefined): Admitted {
  const now = new Date();
  const answer = admit({
    ...readModuleFile(resolve(context.cwd, file)),
    file,
    trust: loadUserTrust(userConfigDir(context.env), { uid: context.uid, now }),
    nodePolicy: parsePolicy(
      grant === undefined ? DEVELOPMENT_POLICY : JSON.stringify({ version: 1, allow: grant }),
    ),
    now,
  });
  if (answer.kind === "refused") throw new RefusalError(answer.code, answer.message);
  if (answer.interfaces.length === 0) {
    throw new CliError("simulation-robotless", `${answer.name} imports nothing of a robot`);
  }
  return answer;
}
