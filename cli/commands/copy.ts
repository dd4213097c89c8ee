import {
  copyImage,
  formatPlace,
  isDigest,
  type ImagePlace,
  parsePlace,
  tagOf,
  withSource,
  withTarget,
} from "@sandpaw/runtime/oci";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import {
  holdHeapSmall,
  parseTarget,
  placeOptions,
  PLACES,
  REGISTRY_OPTIONS,
  transferProgress,
} from "../image-place.js";

/** `sandpaw copy`. */
export const copyCommand: Command = {
  name: "copy",
  summary: "copy an image with its signatures, between registries, folders and files",
  synopsis: "FROM TO [--ca FILE] [--plain-http] [--json]",
  description: [
    "Copies an image and what is signed about it: referrers, and cosign's tags. No byte changes, so the digest stays.",
    PLACES,
    "TO keeps the tag of FROM unless it names one of its own. Inside one registry nothing travels: it is asked to take the " +
      "parts over.",
  ],
  options: { ...REGISTRY_OPTIONS, json: JSON_OPTION },
  examples: [
    {
      line: "sandpaw copy registry.example.org/fleet/hop:1.2.0 oci-archive:hop.tar",
      does: "onto a USB stick",
    },
    { line: "sandpaw copy oci-archive:hop.tar localhost:5000/fleet/hop", does: "and off it again" },
  ],
  takes: { min: 2, max: 2 },
  run: async (args, context) => {
    holdHeapSmall();
    const from = parsePlace(args.word(0));
    const to = parseTarget(args.word(1));
    const options = placeOptions(args, context);
    const copied = await withSource(from, options, (source, name) =>
      withTarget(to, { ...options, ...mountOf(from, to) }, (target) =>
        copyImage(source, target, name, tagFor(from, to, name), transferProgress(context, "copied")),
      ),
    );
    const { image, attached, tag } = copied;
    if (args.flag("json"))
      sayJson(context, {
        from: formatPlace(from),
        to: formatPlace(to),
        ...(tag !== undefined && { tag }),
        image,
        attached,
      });
    else {
      say(
        context,
        `${formatPlace(to)}${tagOf(to) === undefined && tag !== undefined ? `  tag ${tag}` : ""}\n${image}`,
      );
      if (attached.length > 0) say(context, `and ${attached.length} that say something about it`);
    }
    return EXIT.done;
  },
};

/** The tag there, else the tag here; what is named by its digest alone gets none. */
function tagFor(from: ImagePlace, to: ImagePlace, name: string): string | undefined {
  return tagOf(to) ?? tagOf(from) ?? (isDigest(name) ? undefined : name);
}

function mountOf(from: ImagePlace, to: ImagePlace): { mountFrom?: string } {
  const isOne =
    from.kind === "registry" && to.kind === "registry" && from.reference.registry === to.reference.registry;
  return isOne ? { mountFrom: from.reference.repository } : {};
}
