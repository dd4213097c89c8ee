import { readModule } from "@sandpaw/runtime/module";
import { parseManifest } from "@sandpaw/runtime/policy";
import {
  buildImage,
  formatPlace,
  type ImageForm,
  type ImagePlace,
  pushImage,
  tagOf,
  withTarget,
} from "@sandpaw/runtime/oci";
import { bundlePath, digestOf, MAX_BUNDLE, parseBundle, TrustError } from "@sandpaw/runtime/trust";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { parseTarget, placeOptions, PLACES, REGISTRY_OPTIONS, transferProgress } from "../image-place.js";
import { type InputFile, readInput } from "../input-file.js";

/** `sandpaw push`. */
export const pushCommand: Command = {
  name: "push",
  summary: "put a signed module into a registry, as an image that every containerd takes",
  synopsis:
    "MODULE IMAGE [--form FORM] [--bundle FILE] [--revision REV] [--source URL] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Packs a module and the signature beside it into an OCI image and stores it. The same module and signature give " +
      "the same image, with the same digest, on any machine and at any time; one image is for all robots.",
    PLACES,
    "Without a tag the module's own version is it. `--form artifact` makes the CNCF's wasm artifact instead, which " +
      "containerd 1.7 and later pulls, and which the shim and other hosts of wasm run.",
  ],
  options: {
    form: { type: "string", value: "FORM", help: "image (unless told), or artifact" },
    bundle: { type: "string", value: "FILE", help: "the signature, where it does not lie beside the module" },
    revision: { type: "string", value: "REV", help: "note the revision of the source in the image" },
    source: { type: "string", value: "URL", help: "note in the image where the source is" },
    ...REGISTRY_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw push build/hop.wasm registry.example.org/fleet/hop", does: "tagged with its version" },
    { line: "sandpaw push build/hop.wasm localhost:5000/hop:test", does: "to a registry on this machine" },
    {
      line: "sandpaw push build/hop.wasm oci-archive:hop.tar",
      does: "into a file, for a robot without a network",
    },
  ],
  takes: { min: 2, max: 2 },
  run: async (args, context) => {
    const form = formOf(args);
    const place = parseTarget(args.word(1));
    const module = readInput(context, args.word(0));
    const { manifest } = readModule(module.bytes);
    const { name, version, request } =
      manifest === undefined ? { name: "module", version: "0.0.0", request: {} } : parseManifest(manifest);
    const revision = args.text("revision");
    const source = args.text("source");
    const image = await buildImage({
      form,
      module: module.bytes,
      bundle: bundleOf(args, context, module),
      name,
      version,
      request,
      ...(revision !== undefined && { revision }),
      ...(source !== undefined && { source }),
    });
    // `+` is part of versions and not of tags; `_` is what others write for it, too.
    const tag = tagOf(place) ?? version.replaceAll("+", "_");
    const progress = transferProgress(context, "pushed");
    progress.onTotal(image.parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
    await withTarget(place, placeOptions(args, context), (store) =>
      pushImage(store, image, tag, progress.onBytes),
    );
    const { digest } = image.manifest.descriptor;
    const where = formatPlace(withTag(place, tag));
    if (args.flag("json")) sayJson(context, { image: where, digest, module: digestOf(module.bytes), form });
    else say(context, `${where}\n${digest}`);
    return EXIT.done;
  },
};

function formOf(args: Arguments): ImageForm {
  const form = args.text("form") ?? "image";
  if (form === "image" || form === "artifact") return form;
  throw new CliError("usage", `--form takes image or artifact, not "${form}"`);
}

/** The signature; it must be one of these bytes, whoever made it. */
function bundleOf(args: Arguments, context: Context, module: InputFile): Uint8Array {
  const named = args.text("bundle");
  const path = named === undefined ? bundlePath(module.path) : resolve(context.cwd, named);
  if (!existsSync(path)) throw new TrustError("signature-missing", `${path} is not there`);
  const { bytes } = readInput(context, path, MAX_BUNDLE);
  const { digest } = parseBundle(bytes);
  if (`sha256:${Buffer.from(digest).toString("hex")}` !== digestOf(module.bytes))
    throw new TrustError("signature-mismatch", `${path} is not over the bytes of ${module.label}`);
  return bytes;
}

function withTag(place: ImagePlace, tag: string): ImagePlace {
  return place.kind === "registry"
    ? { kind: "registry", reference: { ...place.reference, tag } }
    : { ...place, tag };
}
