import { withSource } from "@sandpaw/runtime/oci";
import { installTrust, MAX_STORE } from "@sandpaw/runtime/trust";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { imageArgument } from "../image-argument.js";
import { placeOptions, PLACES, REGISTRY_OPTIONS } from "../image-place.js";
import { machineFolders, PREFIX_OPTION } from "../machine-folders.js";
import { getTrust } from "../trust-image.js";

/** `sandpaw trust install`. */
export const trustInstall: Command = {
  name: "trust install",
  summary: "put a newer trust store, or a newer root, in force on this machine",
  synopsis: "FILE | IMAGE [--prefix FOLDER] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Takes FILE if the root of this machine has signed it and it is newer than what is in force, and refuses it " +
      "otherwise; what is there stays then. Services follow within seconds, without a restart. To be run by root.",
    "Copying the file to /etc/sandpaw/trust-store.json does the same, except that whoever copies is not told of a " +
      "refusal: the services say it in their logs, and go on with the store that they had.",
    "An IMAGE is what `trust push` has made of such a file. " + PLACES,
  ],
  options: { prefix: PREFIX_OPTION, ...REGISTRY_OPTIONS, json: JSON_OPTION },
  examples: [
    { line: "sandpaw trust install trust-store.json", does: "the next version of the trust store" },
    { line: "sandpaw trust install root.json", does: "another root, which the old one has signed" },
    {
      line: "sandpaw trust install trust-store.json --prefix /mnt/robot",
      does: "on a disk that is mounted there",
    },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const bytes = await bytesOf(args, context);
    const { config, state } = machineFolders(args, context);
    const { kind, version, path } = installTrust(bytes, config, state);
    if (args.flag("json")) sayJson(context, { kind, version, path });
    else say(context, `the ${kind} of version ${version} is in force\n  ${path}`);
    return EXIT.done;
  },
};

async function bytesOf(args: Arguments, context: Context): Promise<Uint8Array> {
  const image = imageArgument(context, args.word(0));
  if (image === undefined) return readInput(context, args.word(0), MAX_STORE).bytes;
  return withSource(image, placeOptions(args, context), getTrust);
}
