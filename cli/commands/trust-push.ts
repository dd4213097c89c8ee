import { formatPlace, tagOf, withTarget } from "@sandpaw/runtime/oci";
import {
  isRootPayload,
  MAX_STORE,
  parseRootContent,
  parseSealed,
  parseStoreContent,
} from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { parseTarget, placeOptions, PLACES, REGISTRY_OPTIONS } from "../image-place.js";
import { readInput } from "../input-file.js";
import { putTrust } from "../trust-image.js";

/** `sandpaw trust push`. */
export const trustPush: Command = {
  name: "trust push",
  summary: "put a trust store, or a root, into a registry",
  synopsis: "FILE IMAGE [--ca FILE] [--plain-http] [--json]",
  description: [
    "Stores the file as an artifact, for machines that get their trust where they get their images: `trust install " +
      "IMAGE` there takes it by the same rules as a file. Without a tag its version is it.",
    PLACES,
  ],
  options: { ...REGISTRY_OPTIONS, json: JSON_OPTION },
  examples: [
    {
      line: "sandpaw trust push trust-store.json registry.example.org/fleet/trust",
      does: "tagged with its version",
    },
    { line: "sandpaw trust install registry.example.org/fleet/trust:12", does: "on a machine" },
  ],
  takes: { min: 2, max: 2 },
  run: async (args, context) => {
    const { bytes } = readInput(context, args.word(0), MAX_STORE);
    const place = parseTarget(args.word(1));
    const { payload } = parseSealed(bytes);
    const { version } = isRootPayload(payload)
      ? parseRootContent(payload)
      : parseStoreContent(new TextEncoder().encode(payload));
    const tag = tagOf(place) ?? String(version);
    const digest = await withTarget(place, placeOptions(args, context), (store) =>
      putTrust(store, bytes, tag),
    );
    if (args.flag("json")) sayJson(context, { image: formatPlace(place), tag, digest, version });
    else say(context, `${formatPlace(place)}  tag ${tag}\n${digest}`);
    return EXIT.done;
  },
};
