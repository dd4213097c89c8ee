import { resolve } from "node:path";
import {
  bundleBeside,
  formatPlace,
  type ImagePlace,
  parsePlace,
  pullToFiles,
  withSource,
} from "@sandpaw/runtime/oci";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import {
  holdHeapSmall,
  placeOptions,
  PLACES,
  REGISTRY_OPTIONS,
  transferFolder,
  transferProgress,
} from "../image-place.js";
import { columns, formatBytes } from "../text.js";

/** `sandpaw pull`. */
export const pullCommand: Command = {
  name: "pull",
  summary: "get a module and its signature out of an image",
  synopsis: "IMAGE [--output FILE] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Fetches an image, holds every byte against its digest, and writes the module with its signature beside it. A file " +
      "is there whole or not at all; an interrupted pull goes on where it was.",
    PLACES,
    "Whether the signature is one to believe is not asked here: `sandpaw verify` and `sandpaw run` do.",
  ],
  options: {
    output: {
      type: "string",
      short: "o",
      value: "FILE",
      help: "where the module goes; NAME.wasm in this folder unless told",
    },
    ...REGISTRY_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw pull registry.example.org/fleet/hop:1.2.0", does: "writes hop.wasm and its signature" },
    {
      line: "sandpaw pull oci-archive:hop.tar -o hop.wasm && sandpaw run hop.wasm",
      does: "from a file, then run it",
    },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    holdHeapSmall();
    const place = parsePlace(args.word(0));
    const module = resolve(context.cwd, args.text("output") ?? `${nameOf(place)}.wasm`);
    const target = { module, bundle: bundleBeside(module), transfers: transferFolder(context.env) };
    const pulled = await withSource(place, placeOptions(args, context), (store, name) =>
      pullToFiles(store, name, target, transferProgress(context, "pulled")),
    );
    const { image, digest, size } = pulled;
    const bundle = pulled.bundle === undefined ? undefined : target.bundle;
    if (args.flag("json")) {
      sayJson(context, {
        from: formatPlace(place),
        image,
        module,
        digest,
        size,
        ...(bundle !== undefined && { bundle }),
      });
      return EXIT.done;
    }
    const rows = [
      ["image", image],
      ["module", `${module}  ${formatBytes(size)}  ${digest}`],
      ["signature", bundle === undefined ? "none in the image" : `${bundle} (not verified here)`],
    ];
    for (const line of columns(rows)) say(context, line);
    return EXIT.done;
  },
};

/** The last part of the repository; a layout's images have no name of that kind. */
function nameOf(place: ImagePlace): string {
  return place.kind === "registry" ? (place.reference.repository.split("/").at(-1) ?? "module") : "module";
}
