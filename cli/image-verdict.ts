/** Verifies an image where it lies: the module inside, as a node does, and what is signed about the image itself. */

import { type ImagePlace, type PlaceOptions, pullToMemory, withSource } from "@sandpaw/runtime/oci";
import { readClaims } from "@sandpaw/runtime/signing";
import { TrustError, verifyImage, verifyModule, type TrustStore, type Verdict } from "@sandpaw/runtime/trust";
import { moduleName } from "./module-name.js";

/** What was found. */
export interface ImageVerdict {
  /** `sha256:…` of the image. */
  readonly image: string;
  /** Of both together. */
  readonly verdict: Verdict;
  /** The module inside, with the signature beside it: what every node asks. */
  readonly module: Verdict;
  /** The image, by the signatures that lie about it; undefined where there are none. */
  readonly signatures: Verdict | undefined;
}

/** Fetches the image into memory and judges it. Throws `image-…`, `registry-…`, `layer-…`, `layout-…`. */
export async function judgeImage(
  place: ImagePlace,
  options: PlaceOptions,
  store: TrustStore,
  now: Date,
): Promise<ImageVerdict> {
  return withSource(place, options, async (source, name) => {
    const { module: bytes, bundle, image } = await pullToMemory(source, name);
    const { bytes: manifest } = await source.getManifest(image);
    const module = verifyModule({ bytes, bundle, store, now, nameOf: moduleName });
    const signatures = await claimsOf(async () => {
      const claims = await readClaims(source, image);
      if (claims.length === 0) return undefined;
      return verifyImage(claims, { manifest, store, now, nameOf: () => moduleName(bytes) });
    });
    return { image, verdict: together(module, signatures), module, signatures };
  });
}

async function claimsOf(judge: () => Promise<Verdict | undefined>): Promise<Verdict | undefined> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof TrustError) || error.code !== "image-signature-malformed") throw error;
    return { kind: "refused", code: error.code, message: error.message };
  }
}

/**
 * Without signatures of the image the module's decides, and otherwise theirs: whoever asks for them must not be told
 * that all is well because of another. A module that somebody unknown signed, or nobody, does not spoil a good image;
 * one whose signature is broken does.
 */
function together(module: Verdict, signatures: Verdict | undefined): Verdict {
  if (signatures === undefined) return module;
  const isBroken =
    module.kind === "refused" && module.code !== "signature-missing" && module.code !== "key-unknown";
  return isBroken && signatures.kind !== "refused" ? module : signatures;
}
