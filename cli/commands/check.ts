import { BODY } from "@sandpaw/runtime/drivers";
import { readCodeFeatures } from "@sandpaw/runtime/module";
import {
  type CeilingHop,
  checkRequest,
  EVERYTHING,
  loadUserPolicy,
  loadUserRobotCeiling,
  MAX_POLICY,
  parsePolicy,
  type Request,
  VOCABULARY,
} from "@sandpaw/runtime/policy";
import { CONTROL_VERSION, userConfigDir } from "@sandpaw/runtime/protocol";
import type { Arguments } from "../arguments.js";
import { checkArchitectures } from "../check/architectures.js";
import { type Finding, type Host, verdictOf } from "../check/finding.js";
import { checkPolicy, checkRobot, type KnownPolicy, type KnownRobot } from "../check/grants.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, remark, say, sayJson } from "../context.js";
import { RefusalError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { type InputFile, readInput } from "../input-file.js";
import { type ModuleSummary, summarise } from "../module-summary.js";
import { checkRobotName, openView, robotNames } from "../robot-choice.js";
import { createStyle, type Style } from "../style.js";
import { columns, harmless } from "../text.js";
import { chooseTrust, TRUST_OPTIONS } from "../trust-choice.js";
import { judge } from "../verdict.js";

/** `sandpaw check`. */
export const checkCommand: Command = {
  name: "check",
  summary: "say which robots and architectures can host a module, what degrades, and what would be cut",
  synopsis: "MODULE [--robot NAME]... [--policy FILE]... [--key FILE | --system] [--json]",
  description: [
    "Reads a module without running it, and its code instruction by instruction. One signed module runs on ARMv7, " +
      "aarch64 and x86-64; this says where its traces could differ: SIMD on f32, relaxed SIMD, the bits of a NaN.",
    "Asks every robot whose server runs on this machine, or those that are named, what it can do; without any it " +
      "takes the simulated vacuum. Each policy says which numbers of the request it would cut: your own, or the files " +
      "that are named, with the ceiling of the key that signed the module where the signature holds.",
  ],
  options: {
    robot: { type: "string", value: "NAME", multiple: true, help: "this robot, which must be running here" },
    policy: { type: "string", value: "FILE", multiple: true, help: "this policy instead of your own" },
    ...TRUST_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw check build/hop.wasm", does: "what you have just built" },
    {
      line: "sandpaw check hop.wasm --policy strict.yaml --policy lab.yaml",
      does: "under two policies that are not in force",
    },
    { line: "sandpaw check hop.wasm --robot lab --json", does: "on one robot, for programs" },
  ],
  exits: [
    [EXIT.done, "every host that was asked can run it"],
    [EXIT.refused, "at least one cannot"],
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const file = readInput(context, args.word(0));
    const summary = summarise(file.bytes);
    const request = requestOf(summary);
    const { hosted } = summary;
    if (hosted.kind === "wrong") throw new RefusalError(hosted.code, hosted.message);
    const untrue = hosted.kind === "ok" ? checkRequest(request, hosted.value.interfaces) : [];
    const [first] = untrue;
    if (first !== undefined) throw new RefusalError(first.code, first.message);
    const memory = request.resources?.memoryBytes ?? VOCABULARY.resources.memoryBytes.usual ?? 0;
    const hosts = [
      ...checkArchitectures(readCodeFeatures(file.bytes), memory),
      ...(await robotsOf(args, context)).map((robot) => checkRobot(request, robot)),
      ...policiesOf(args, context, file).map((policy) => checkPolicy(request, policy)),
    ];
    if (args.flag("json")) {
      sayJson(context, {
        digest: summary.digest,
        hosts: hosts.map((host) => ({ ...host, verdict: verdictOf(host) })),
      });
    } else print(context, hosts);
    return hosts.some((host) => verdictOf(host) === "no") ? EXIT.refused : EXIT.done;
  },
};

function requestOf({ manifest }: ModuleSummary): Request {
  if (manifest.kind === "wrong") throw new RefusalError(manifest.code, manifest.message);
  return manifest.kind === "ok" ? manifest.value.request : {};
}

async function robotsOf(args: Arguments, context: Context): Promise<readonly KnownRobot[]> {
  const named = args.texts("robot");
  const names = named.length > 0 ? named.map(checkRobotName) : robotNames(context);
  if (names.length === 0) return [{ name: "sim", profile: BODY, ceiling: EVERYTHING }];
  const robots: KnownRobot[] = [];
  for (const name of names) {
    try {
      const view = await openView(context, name);
      const { profile } = await view.call("hello", { version: CONTROL_VERSION, client: "sandpaw check" });
      view.close();
      const ceiling = loadUserRobotCeiling(userConfigDir(context.env), name, context.uid);
      robots.push({ name, profile, ceiling });
    } catch (error) {
      if (named.length > 0) throw error;
      remark(context, `sandpaw: ${name} does not answer; it was left out`);
    }
  }
  return robots;
}

function policiesOf(args: Arguments, context: Context, file: InputFile): readonly KnownPolicy[] {
  const now = new Date();
  const verdict = judge(context, file, chooseTrust(args, context, now).store, now);
  const key: CeilingHop[] = verdict.kind === "refused" ? [] : [{ hop: "key", ceiling: verdict.ceiling }];
  const files = args.texts("policy");
  const folder = userConfigDir(context.env);
  const policies =
    files.length === 0
      ? [{ name: `your own, in ${folder}`, policy: loadUserPolicy(folder, context.uid) }]
      : files.map((name) => {
          const text = new TextDecoder().decode(readInput(context, name, MAX_POLICY).bytes);
          return { name, policy: parsePolicy(text) };
        });
  return policies.map(({ name, policy }) => ({
    name,
    hops: [...key, { hop: "node", ceiling: policy.allow }],
  }));
}

const MARKS: Readonly<Record<ReturnType<typeof verdictOf>, { sign: string; paint: keyof Style }>> = {
  yes: { sign: "✓", paint: "green" },
  less: { sign: "~", paint: "yellow" },
  no: { sign: "✗", paint: "red" },
};

function print(context: Context, hosts: readonly Host[]): void {
  const style = createStyle(context.out.colour);
  const rows = hosts.flatMap((host): string[][] => {
    const { sign, paint } = MARKS[verdictOf(host)];
    const [first, ...others] = host.findings.map((finding) => lineOf(finding, style));
    const head = `${style[paint](sign)} ${style.bold(harmless(host.name))}`;
    return [[head, host.kind, first ?? ""], ...others.map((line) => ["", "", line])];
  });
  for (const line of columns(rows)) say(context, line);
}

function lineOf({ weight, message }: Finding, style: Style): string {
  const text = harmless(message);
  return weight === "note" ? style.dim(text) : text;
}
