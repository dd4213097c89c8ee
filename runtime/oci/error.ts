/** What can go wrong with images, layouts and registries. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type OciErrorCode =
  | "reference-malformed"
  | "registry-unreachable"
  | "registry-certificate"
  | "registry-unauthorized"
  | "registry-forbidden"
  | "registry-busy"
  | "registry-failed"
  | "registry-answer"
  | "registry-redirect"
  | "credentials-unreadable"
  | "credential-helper-failed"
  | "image-absent"
  | "blob-absent"
  | "blob-truncated"
  | "blob-mismatch"
  | "image-index-found"
  | "image-manifest-malformed"
  | "image-type-unknown"
  | "image-too-large"
  | "image-config-malformed"
  | "image-module-missing"
  | "image-modules-several"
  | "layer-malformed"
  | "layer-entry-refused"
  | "layout-malformed"
  | "layout-unreadable"
  | "layout-busy"
  | "archive-there"
  | "transfer-unwritable"
  | "transfer-aborted";

/** Every code of images, layouts and registries. */
export const OCI_ERRORS: ErrorTable<OciErrorCode> = {
  "reference-malformed": {
    kind: "user",
    meaning: "That is no name of an image.",
    remedy:
      "Write HOST[:PORT]/REPOSITORY[:TAG][@sha256:…] in lower case, or oci:FOLDER[:TAG], or oci-archive:FILE[:TAG].",
  },
  "registry-unreachable": {
    kind: "system",
    meaning: "The registry does not answer, or the connection broke again and again.",
    remedy:
      "Check its name, the network and the clock; what has arrived is kept, and the next try goes on from there.",
  },
  "registry-certificate": {
    kind: "user",
    meaning: "The registry's TLS certificate is not one that is trusted here, or it speaks no TLS.",
    remedy:
      "Give its CA with `--ca FILE` or in certs.d, or `--plain-http` for a registry without TLS in a network of your own.",
  },
  "registry-unauthorized": {
    kind: "user",
    meaning: "The registry wants a login, and there is none for it, or it is not taken.",
    remedy: "Run `docker login` or `podman login` for this registry; their credential files are read.",
  },
  "registry-forbidden": {
    kind: "user",
    meaning: "The registry knows who you are and does not allow this.",
    remedy: "Ask for the right to read or write this repository.",
  },
  "registry-busy": {
    kind: "system",
    meaning: "The registry asks to come back later, for longer than is waited here.",
    remedy: "Try again later; a login often raises the limit.",
  },
  "registry-failed": {
    kind: "system",
    meaning: "The registry reports a failure of its own, also when asked again.",
    remedy: "Try again later, or look at the registry's log.",
  },
  "registry-answer": {
    kind: "system",
    meaning: "The registry's answer does not follow the distribution specification.",
    remedy: "Check that the address is a registry's and that no proxy changes its answers.",
  },
  "registry-redirect": {
    kind: "system",
    meaning:
      "The registry sends elsewhere in a way that is not followed: too often, or to an unencrypted place.",
    remedy: "Look at the address in the message; the registry's storage may be set up wrongly.",
  },
  "credentials-unreadable": {
    kind: "user",
    meaning: "A file of registry logins cannot be read.",
    remedy: "Correct or remove the file that the message names, and log in again.",
  },
  "credential-helper-failed": {
    kind: "user",
    meaning: "The program that keeps the registry's login did not give it.",
    remedy: "Run the program that the message names by hand, or log in again.",
  },
  "image-absent": {
    kind: "user",
    meaning: "There is no image of that name.",
    remedy:
      "`sandpaw ls REPOSITORY` lists what is there. Some registries say so too when a login is missing.",
  },
  "blob-absent": {
    kind: "system",
    meaning: "A part that the image names is missing.",
    remedy: "Push the image again; the copy is not whole.",
  },
  "blob-truncated": {
    kind: "system",
    meaning: "A part of the image is shorter than the image says.",
    remedy: "Try again; push the image again where it stays so.",
  },
  "blob-mismatch": {
    kind: "system",
    meaning: "What arrived is not what its digest or its size says.",
    remedy: "Do not use this copy: something on the way changes what it carries.",
  },
  "image-index-found": {
    kind: "user",
    meaning: "The name stands for an index of several images, and a behaviour is one image for all machines.",
    remedy: "Name one of the images by its digest; the message lists them.",
  },
  "image-manifest-malformed": {
    kind: "user",
    meaning: "The manifest or index has an unknown field, lacks one, or a value is not what it must be.",
    remedy: "Push the image again, with `sandpaw push` or a tool that writes OCI image manifests.",
  },
  "image-type-unknown": {
    kind: "user",
    meaning: "A part of the image has a media type that is not taken.",
    remedy: "Push it as an OCI image with an uncompressed or gzip tar layer, or as a CNCF wasm artifact.",
  },
  "image-too-large": {
    kind: "user",
    meaning: "A part of the image is larger than is taken.",
    remedy:
      "A behaviour is at most 16 MiB, an image at most 64 MiB, a manifest at most 1 MiB; make it smaller.",
  },
  "image-config-malformed": {
    kind: "user",
    meaning: "The configuration of the image does not fit its layers, or is not readable.",
    remedy: "Push the image again with `sandpaw push`.",
  },
  "image-module-missing": {
    kind: "user",
    meaning: "The image holds no WebAssembly module where one is looked for.",
    remedy: "Put it at `/module.wasm`, as `sandpaw push` does.",
  },
  "image-modules-several": {
    kind: "user",
    meaning: "The image holds more than one WebAssembly module.",
    remedy: "Make one image for each behaviour.",
  },
  "layer-malformed": {
    kind: "user",
    meaning: "A layer of the image is not a whole, plain tar file.",
    remedy: "Push the image again with `sandpaw push`.",
  },
  "layer-entry-refused": {
    kind: "user",
    meaning:
      "A layer holds what no behaviour needs: a link, a device, a path that leads out, or a file twice.",
    remedy: "Make the image of plain files only; `sandpaw push` does.",
  },
  "layout-malformed": {
    kind: "user",
    meaning: "The folder or tar file is not an OCI image layout, or a damaged one.",
    remedy: "Make it again with `sandpaw copy IMAGE oci:FOLDER` or `oci-archive:FILE`.",
  },
  "layout-unreadable": {
    kind: "system",
    meaning: "The folder or file of the layout cannot be read or written.",
    remedy:
      "Look at the cause in the message, and at how the path is spelt; an oci-archive is written whole and never changed.",
  },
  "layout-busy": {
    kind: "system",
    meaning: "Another change of the layout is under way, and does not end.",
    remedy: "Try again; where no other command runs, remove the lock file that the message names.",
  },
  "archive-there": {
    kind: "user",
    meaning: "The file of the oci-archive is there already; it is written whole and never changed.",
    remedy:
      "Name another file, or remove this one first. Several images go into one layout as oci:FOLDER, which is changed.",
  },
  "transfer-unwritable": {
    kind: "system",
    meaning: "What arrives cannot be written: the disk is full, or the folder is not yours.",
    remedy: "Make room or choose another folder. Nothing half-written was left in its place.",
  },
  "transfer-aborted": {
    kind: "user",
    meaning: "The transfer was ended before it was complete.",
    remedy: "Run it again; it goes on where it was.",
  },
};

/** An image, a layout or a registry that cannot be used. */
export class OciError extends CodedError<OciErrorCode> {
  constructor(code: OciErrorCode, detail: string, options?: { cause?: unknown }) {
    super(OCI_ERRORS, code, detail, options);
    this.name = "OciError";
  }
}
