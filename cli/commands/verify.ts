import { resolve } from "node:path";
import { formatPlace, type ImagePlace } from "@sandpaw/runtime/oci";
import type { Verdict } from "@sandpaw/runtime/trust";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { imageArgument } from "../image-argument.js";
import { placeOptions, PLACES, REGISTRY_OPTIONS } from "../image-place.js";
import { judgeImage } from "../image-verdict.js";
import { readInput } from "../input-file.js";
import { remedyOf } from "../report.js";
import { createStyle } from "../style.js";
import { columns, harmless } from "../text.js";
import { chooseTrust, TRUST_OPTIONS } from "../trust-choice.js";
import { judge } from "../verdict.js";

/** `sandpaw verify`. */
export const verifyCommand: Command = {
  name: "verify",
  summary: "say whether the signature of a module or an image is valid, stale or refused, and why",
  synopsis: "MODULE | IMAGE [--key FILE | --system] [--bundle FILE] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Checks the signature beside a module against your own trust store. Nothing is fetched, and nothing is asked " +
      "over the network; of an IMAGE in a registry only what it consists of is.",
    "An IMAGE, or the folder of a layout, is checked in two ways: the module inside and the signature beside it, which " +
      "is what every node asks before it runs; and what is signed about the image: cosign's tag, and Sigstore bundles " +
      "among its referrers. Where there is any of those, one must be valid.",
    PLACES,
    "valid: let in. stale: rightly signed, but the trust store is out of date; what runs may go on, nothing new " +
      "starts. refused: the code says why.",
  ],
  options: {
    ...TRUST_OPTIONS,
    bundle: { type: "string", value: "FILE", help: "the signature, where it does not lie beside the module" },
    ...REGISTRY_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw verify build/hop.wasm", does: "against your own trust store" },
    { line: "sandpaw verify program.wasm --key acme.pub", does: "against one key" },
    { line: "sandpaw verify oci-archive:hop.tar --key acme.pub", does: "an image on a USB stick, offline" },
    { line: "sandpaw verify program.wasm --system --json", does: "as the services of this machine see it" },
  ],
  exits: [
    [EXIT.done, "valid"],
    [EXIT.refused, "refused"],
    [EXIT.stale, "stale"],
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const image = imageArgument(context, args.word(0));
    if (image !== undefined) return verifyImage(image, args, context);
    const module = readInput(context, args.word(0));
    const { store, now, where } = chooseTrust(args, context, new Date());
    const bundle = args.text("bundle");
    const verdict = judge(
      context,
      module,
      store,
      now,
      bundle === undefined ? undefined : resolve(context.cwd, bundle),
    );
    if (args.flag("json")) sayJson(context, { module: module.path, against: where, ...verdict });
    else await print(context, verdict, where);
    return EXIT_OF[verdict.kind];
  },
};

const EXIT_OF = { valid: EXIT.done, refused: EXIT.refused, stale: EXIT.stale } as const;

async function verifyImage(place: ImagePlace, args: Arguments, context: Context): Promise<number> {
  const { store, now, where } = chooseTrust(args, context, new Date());
  const { image, verdict, module, signatures } = await judgeImage(
    place,
    placeOptions(args, context),
    store,
    now,
  );
  const name = formatPlace(place);
  if (args.flag("json"))
    sayJson(context, { name, image, against: where, ...verdict, module, signatures: signatures ?? null });
  else
    await print(context, verdict, where, [
      ["image", image],
      ["module", lineOf(module)],
      ["image signatures", signatures === undefined ? "none" : lineOf(signatures)],
    ]);
  return EXIT_OF[verdict.kind];
}

function lineOf(verdict: Verdict): string {
  return verdict.kind === "valid"
    ? `valid, by ${verdict.signer}`
    : `${verdict.kind}: ${harmless(verdict.message)}`;
}

async function print(
  context: Context,
  verdict: Verdict,
  where: string,
  more: readonly string[][] = [],
): Promise<void> {
  const style = createStyle(context.out.colour);
  const rows: string[][] = [...more, ["against", where]];
  if (verdict.kind !== "refused") rows.unshift(["signed by", verdict.signer], ["digest", verdict.digest]);
  if (verdict.kind !== "valid") {
    rows.unshift(["because", harmless(verdict.message)]);
    rows.push(["do", (await remedyOf(verdict.code)) ?? ""]);
  }
  const paint = { valid: style.green, stale: style.yellow, refused: style.red }[verdict.kind];
  say(context, style.bold(paint(verdict.kind)));
  for (const line of columns(rows)) say(context, line);
}
