import { getImage, type ImageStore, OciError, parsePlace, withStore } from "@sandpaw/runtime/oci";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { placeOptions, PLACES, REGISTRY_OPTIONS } from "../image-place.js";
import { columns, formatBytes, harmless } from "../text.js";

/** One line of the list. */
interface Row {
  readonly tag: string;
  readonly digest: string;
  readonly size?: number;
  readonly name?: string;
  readonly version?: string;
  /** Why it is no image of a behaviour. */
  readonly problem?: string;
}

/** `sandpaw ls`. */
export const lsCommand: Command = {
  name: "ls",
  summary: "list the images of a repository, a layout folder or a layout file",
  synopsis: "REPOSITORY [--all] [--ca FILE] [--plain-http] [--json]",
  description: [
    "Lists tags with the digest, the size, and the name and version that the image states. Tags that hold signatures are " +
      "left out; --all shows them.",
    PLACES,
  ],
  options: {
    all: { type: "boolean", help: "with the tags that belong to other images: sha256-…" },
    ...REGISTRY_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw ls registry.example.org/fleet/hop", does: "the versions of one behaviour" },
    { line: "sandpaw ls oci-archive:hop.tar --json", does: "what a file holds, for programs" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const place = parsePlace(args.word(0));
    const rows = await withStore(place, placeOptions(args, context), async (store) => {
      const tags = await store.listTags();
      const shown = args.flag("all") ? tags : tags.filter((tag) => !/^sha256-[0-9a-f]{64}/.test(tag));
      const found: Row[] = [];
      for (const tag of shown) found.push(await rowOf(store, tag));
      return found;
    });
    if (args.flag("json")) sayJson(context, rows);
    else if (rows.length === 0) say(context, "no images");
    else
      for (const line of columns(
        rows.map(({ tag, digest, size, name, version, problem }) => [
          tag,
          digest,
          size === undefined ? "" : formatBytes(size),
          harmless(problem ?? `${name ?? ""} ${version ?? ""}`.trim()),
        ]),
      ))
        say(context, line);
    return EXIT.done;
  },
};

async function rowOf(store: ImageStore, tag: string): Promise<Row> {
  try {
    const { document, manifest } = await getImage(store, tag);
    const { annotations = {}, config, layers } = manifest;
    const name = annotations["org.opencontainers.image.title"];
    const version = annotations["org.opencontainers.image.version"];
    return {
      tag,
      digest: document.descriptor.digest,
      size: [config, ...layers].reduce((sum, part) => sum + part.size, 0),
      ...(name !== undefined && { name }),
      ...(version !== undefined && { version }),
    };
  } catch (error) {
    // Somebody else's image among ours; only what concerns all of them ends the list.
    if (!(error instanceof OciError) || !error.code.startsWith("image-")) throw error;
    return { tag, digest: "", problem: error.code };
  }
}
