import { existsSync } from "node:fs";
import { SYSTEM_CONFIG_DIR, userConfigDir } from "@sandpaw/runtime/protocol";
import { checkHosted, readModule } from "@sandpaw/runtime/module";
import {
  checkRequest,
  type CeilingHop,
  type Explanation,
  explainGrant,
  loadSystemPolicy,
  loadSystemRobotCeiling,
  loadUserPolicy,
  loadUserRobotCeiling,
  MAX_POLICY,
  parseAnnotations,
  parseManifest,
  parsePolicy,
  robotCeilingFile,
  type FilesStory,
  type PartStory,
  type ZoneStory,
  type Refusal,
  type Request,
} from "@sandpaw/runtime/policy";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { checkRobotName } from "../robot-choice.js";
import { createStyle, type Style } from "../style.js";
import { columns, harmless } from "../text.js";
import { chooseTrust, TRUST_OPTIONS } from "../trust-choice.js";
import { judge } from "../verdict.js";
import { zoneWords } from "../zone-words.js";

/** `sandpaw policy explain`. */
export const policyExplain: Command = {
  name: "policy explain",
  summary: "print the grant of a module and, for each part that is not granted, who refused it",
  synopsis:
    "MODULE [--policy FILE] [--annotation KEY=VALUE]... [--robot NAME] [--key FILE | --system] [--json]",
  description: [
    "Follows each number of the request through the hops: the key that signed the module, the policy of this " +
      "machine, the annotations of a pod, the ceiling of a robot. A module whose signature does not hold is not " +
      "explained: it gets nothing.",
  ],
  options: {
    policy: { type: "string", value: "FILE", help: "this policy instead of the machine's" },
    annotation: {
      type: "string",
      short: "a",
      value: "KEY=VALUE",
      multiple: true,
      help: "as if a pod had it, such as sandpaw.dev/max-speed=0.1",
    },
    robot: { type: "string", value: "NAME", help: "with the ceiling of this robot as well" },
    ...TRUST_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw policy explain build/hop.wasm", does: "what `sandpaw run` would give it" },
    {
      line: "sandpaw policy explain hop.wasm -a sandpaw.dev/max-speed=0.1",
      does: "what a pod with this annotation would get",
    },
    {
      line: "sandpaw policy explain hop.wasm --policy strict.yaml",
      does: "before you put a policy in force",
    },
  ],
  exits: [
    [EXIT.done, "granted"],
    [EXIT.refused, "refused; the behaviour would not start"],
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const module = readInput(context, args.word(0));
    const robot = robotOf(args, context);
    const { store, now } = chooseTrust(args, context, new Date());
    const verdict = judge(context, module, store, now);
    if (verdict.kind === "refused") {
      const { code, message } = verdict;
      if (args.flag("json")) sayJson(context, { outcome: { kind: "refused", code, message } });
      else say(context, `refused before any grant: ${harmless(message)}`);
      return EXIT.refused;
    }
    const info = readModule(module.bytes);
    const hosted = checkHosted(info);
    const request: Request = info.manifest === undefined ? {} : parseManifest(info.manifest).request;
    const hops: CeilingHop[] = [
      { hop: "key", ceiling: verdict.ceiling },
      ...machineHops(args, context, robot),
    ];
    const untrue = checkRequest(request, hosted.interfaces);
    const explanation = explainGrant({ request, hops });
    const refusals = [
      ...untrue,
      ...(explanation.outcome.kind === "refused" ? explanation.outcome.refusals : []),
    ];
    if (args.flag("json"))
      sayJson(context, { signer: verdict.signer, ...(robot && { robot }), hops, refusals, ...explanation });
    else {
      print(context, explanation, refusals, `${verdict.kind}, signed by ${verdict.signer}`);
      if (robot?.hasCeiling === false)
        say(
          context,
          `  no ceiling for the robot ${robot.name}: ${robot.file} is not there; its profile is the only bound`,
        );
    }
    return refusals.length === 0 ? EXIT.done : EXIT.refused;
  },
};

/** The robot that was named, and the file of its ceiling. */
interface NamedRobot {
  readonly name: string;
  readonly file: string;
  readonly hasCeiling: boolean;
}

function robotOf(args: Arguments, context: Context): NamedRobot | undefined {
  const named = args.text("robot");
  if (named === undefined) return undefined;
  const name = checkRobotName(named);
  const file = robotCeilingFile(configFolder(args, context), name);
  return { name, file, hasCeiling: existsSync(file) };
}

function configFolder(args: Arguments, context: Context): string {
  return args.flag("system") ? SYSTEM_CONFIG_DIR : userConfigDir(context.env);
}

function machineHops(args: Arguments, context: Context, robot: NamedRobot | undefined): CeilingHop[] {
  const system = args.flag("system");
  const folder = configFolder(args, context);
  const file = args.text("policy");
  const own = system ? loadSystemPolicy : (from: string) => loadUserPolicy(from, context.uid);
  const policy =
    file === undefined
      ? own(folder)
      : parsePolicy(new TextDecoder().decode(readInput(context, file, MAX_POLICY).bytes));
  const hops: CeilingHop[] = [{ hop: "node", ceiling: policy.allow }];
  const annotations = args.texts("annotation");
  if (annotations.length > 0)
    hops.push({ hop: "pod", ceiling: parseAnnotations(readAnnotations(annotations)) });
  if (robot !== undefined) {
    const ceiling = system
      ? loadSystemRobotCeiling(folder, robot.name)
      : loadUserRobotCeiling(folder, robot.name, context.uid);
    hops.push({ hop: "robot", ceiling });
  }
  return hops;
}

function readAnnotations(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw new CliError("usage", `--annotation takes KEY=VALUE, not "${text}"`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function print(
  context: Context,
  { parts, files, zones }: Explanation,
  refusals: readonly Refusal[],
  signed: string,
): void {
  const style = createStyle(context.out.colour);
  const granted = refusals.length === 0;
  say(context, `${style.bold(granted ? style.green("granted") : style.red("refused"))}  (${signed})`);
  const asked = parts.filter((part) => part.kind !== "not-asked");
  const rows = asked.flatMap((part) => [
    ...partRows(part, style),
    ...(part.part === "motion" && part.kind === "granted" ? zones.map((zone) => zoneRow(zone, style)) : []),
  ]);
  for (const line of columns([...rows, ...fileRows(files, style)])) say(context, line);
  const others: string[] = parts.filter((part) => part.kind === "not-asked").map(({ part }) => part);
  if (files.kind === "not-asked") others.push("files");
  if (others.length > 0) say(context, style.dim(`  not asked for: ${others.join(", ")}`));
  for (const { code, message } of refusals) say(context, `  ${style.red(code)}: ${harmless(message)}`);
}

function zoneRow({ hop, zone }: ZoneStory, style: Style): string[] {
  return ["", "zone", zoneWords(zone), style.yellow(`set by: ${hop}`)];
}

function fileRows({ kind, granted, narrowedBy, refusals }: FilesStory, style: Style): string[][] {
  if (kind === "not-asked") return [];
  const by = [...new Set((kind === "refused" ? refusals : []).map(({ hop }) => hop))].join(", ");
  const head = kind === "granted" ? style.green("✓") : style.red("✗");
  const told = kind === "refused" ? style.red(`refused by: ${by}`) : "";
  const cut = narrowedBy.length === 0 ? "" : style.yellow(`narrowed by: ${narrowedBy.join(", ")}`);
  const first = [`${head} ${style.bold("files")}`, "", "", told];
  if (kind === "refused") return [first];
  return [first, ["", "read below", granted.length === 0 ? "nothing" : granted.join(" "), cut]];
}

function partRows({ part, kind, limits, refusals }: PartStory, style: Style): string[][] {
  const head = kind === "granted" ? style.green("✓") : style.red("✗");
  const hops = [...new Set(refusals.map(({ hop }) => hop))];
  const first = [
    `${head} ${style.bold(part)}`,
    "",
    "",
    kind === "refused" ? style.red(`refused by: ${hops.join(", ")}`) : "",
  ];
  const rows = limits.map(({ name, unit, asked, granted, limitedBy }) => {
    const cut =
      limitedBy === "request" ? "" : style.yellow(`asked ${String(asked)}, narrowed by: ${limitedBy}`);
    return ["", name, `${String(granted)} ${unit}`.trimEnd(), cut];
  });
  return [first, ...(kind === "refused" ? [] : rows)];
}
