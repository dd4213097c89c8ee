import { resolve } from "node:path";
import { readModule } from "@sandpaw/runtime/module";
import { replaceFile } from "@sandpaw/runtime/policy";
import { formatPlace, type ImagePlace, withSource } from "@sandpaw/runtime/oci";
import { signImage } from "@sandpaw/runtime/signing";
import { bundlePath, digestOf, type Signer, signModule } from "@sandpaw/runtime/trust";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { imageArgument } from "../image-argument.js";
import { placeOptions, PLACES, REGISTRY_OPTIONS } from "../image-place.js";
import { readInput } from "../input-file.js";
import { KEY_FORMS, signingKey } from "../signing-key.js";

/** `sandpaw sign`. */
export const signCommand: Command = {
  name: "sign",
  summary: "sign a module, with a file beside it, or an image where it lies",
  synopsis: "MODULE | IMAGE --key KEY [--bundle FILE] [--as NAME] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Signs the exact bytes of a module with a private key and writes MODULE.sigstore.json beside it: a Sigstore " +
      "bundle, version 0.3. Carry both files together. `cosign verify-blob` accepts the signature too.",
    "Of an IMAGE, or the folder of a layout, the digest is signed, in both forms that cosign knows: under its tag " +
      "(sha256-….sig), and as a Sigstore bundle that refers to the image. That is for clusters, which look at images; " +
      "what a node asks for is the signature of the module inside, so sign that first, and push it.",
    PLACES,
    "The key is a file, a variable of the environment (env:NAME) with the same text, or a program (exec:PROGRAM) that " +
      "keeps it: a token or a key service. docs/signing.md says what such a program is asked.",
    "The module must be one that a robot can read; whether it may run is decided by whoever runs it.",
  ],
  options: {
    key: {
      type: "string",
      short: "k",
      value: "KEY",
      help: `the private key, as \`sandpaw keygen\` writes it: ${KEY_FORMS}`,
    },
    bundle: { type: "string", value: "FILE", help: "where the signature goes, instead of beside the module" },
    as: {
      type: "string",
      value: "NAME",
      help: "what the signature calls an IMAGE: HOST/REPOSITORY; where it lies unless told",
    },
    ...REGISTRY_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw sign program.wasm --key me.key", does: "writes program.wasm.sigstore.json" },
    { line: "sandpaw sign program.wasm --key exec:./token-key", does: "by a program that keeps the key" },
    { line: "sandpaw verify program.wasm --key me.pub", does: "checks it against that key alone" },
    {
      line: "sandpaw sign registry.example.org/fleet/hop:1.2.0 --key me.key",
      does: "an image, for clusters",
    },
    {
      line: "cosign verify-blob --key me.pub --new-bundle-format --trusted-root empty-root.json --insecure-ignore-tlog --bundle program.wasm.sigstore.json program.wasm",
      does: "the same with cosign, offline (`cosign trusted-root create --out empty-root.json` comes first)",
    },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const source = args.text("key");
    if (source === undefined)
      throw new CliError("usage", "--key KEY is missing; `sandpaw keygen NAME` makes one");
    const key = signingKey(context, source);
    const image = imageArgument(context, args.word(0));
    if (image !== undefined) return signPlace(image, key, args, context);
    const module = readInput(context, args.word(0));
    readModule(module.bytes);
    const target = args.text("bundle");
    const bundle = target === undefined ? bundlePath(module.path) : resolve(context.cwd, target);
    replaceFile(bundle, signModule(module.bytes, key), 0o644);
    const digest = digestOf(module.bytes);
    if (args.flag("json")) sayJson(context, { module: module.path, digest, bundle, keyId: key.publicKey.id });
    else say(context, `signed ${digest}\n       ${bundle}`);
    return EXIT.done;
  },
};

async function signPlace(place: ImagePlace, key: Signer, args: Arguments, context: Context): Promise<number> {
  const options = { ...placeOptions(args, context), forWriting: true };
  const { image, tag, referrer } = await withSource(place, options, (store, name) =>
    signImage(store, name, args.text("as") ?? nameOf(place), key),
  );
  const keyId = key.publicKey.id;
  if (args.flag("json")) sayJson(context, { name: formatPlace(place), image, tag, referrer, keyId });
  else say(context, `signed ${image}\n       ${tag}\n       ${referrer}`);
  return EXIT.done;
}

/** HOST/REPOSITORY; a layout has no such name. */
function nameOf(place: ImagePlace): string {
  return place.kind === "registry" ? `${place.reference.registry}/${place.reference.repository}` : "";
}
