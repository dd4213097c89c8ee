import { CodedError, type ErrorTable } from "../protocol/index.js";

/** Why a module is not let in; `store-expired` makes it stale, every other makes it refused. */
export type VerdictCode =
  | "signature-missing"
  | "bundle-too-large"
  | "bundle-malformed"
  | "image-signature-malformed"
  | "signature-mismatch"
  | "signature-invalid"
  | "key-unknown"
  | "key-revoked"
  | "key-expired"
  | "digest-revoked"
  | "scope-mismatch"
  | "store-expired";

export type TrustCode =
  | VerdictCode
  | "key-malformed"
  | "key-insecure"
  | "key-unreadable"
  | "key-known"
  | "key-absent"
  | "store-missing"
  | "store-insecure"
  | "store-unreadable"
  | "store-too-large"
  | "store-malformed"
  | "store-untrusted"
  | "store-busy"
  | "store-rollback"
  | "root-malformed"
  | "root-rollback"
  | "mark-unusable";

/** Every code of keys, signatures and trust stores. */
export const TRUST_ERRORS: ErrorTable<TrustCode> = {
  "signature-missing": {
    kind: "user",
    meaning: "There is no signature beside the module.",
    remedy: "Sign it (`sandpaw sign`, or `sandpaw build`), and keep the `.sigstore.json` file beside it.",
  },
  "bundle-too-large": {
    kind: "user",
    meaning: "The signature file is larger than 16 KiB.",
    remedy: "Sign the module again; a signature file is a few hundred bytes.",
  },
  "bundle-malformed": {
    kind: "user",
    meaning:
      "The signature file is not a Sigstore bundle v0.3 with one signature by a plain key, and nothing else.",
    remedy:
      "Sign the module again with `sandpaw sign`, or with `cosign sign-blob --new-bundle-format --tlog-upload=false`.",
  },
  "image-signature-malformed": {
    kind: "user",
    meaning:
      "A signature of the image is neither cosign's payload nor a Sigstore bundle v0.3 with one statement and one signature by a plain key.",
    remedy: "Sign the image again with `sandpaw sign`, or with cosign and a key of its own.",
  },
  "signature-mismatch": {
    kind: "user",
    meaning:
      "The signature is for other bytes: the module or image was changed after it was signed, or things were mixed up.",
    remedy: "Take module and signature from the same build, or sign again.",
  },
  "signature-invalid": {
    kind: "user",
    meaning: "The signature names a key that is trusted, and was not made by it.",
    remedy: "Do not run this module; find out where its signature comes from.",
  },
  "key-unknown": {
    kind: "user",
    meaning: "The key that signed the module is not in the trust store.",
    remedy: "Sign with a trusted key, or have this key added to the trust store.",
  },
  "key-revoked": {
    kind: "user",
    meaning: "The key that signed the module was revoked.",
    remedy: "Sign the module again with a key that is trusted.",
  },
  "key-expired": {
    kind: "user",
    meaning: "The time of the key that signed the module is over.",
    remedy: "Sign the module with a newer key, or have the key's time prolonged in the trust store.",
  },
  "digest-revoked": {
    kind: "user",
    meaning: "This very module was revoked.",
    remedy: "Use another version of the module.",
  },
  "scope-mismatch": {
    kind: "user",
    meaning: "The key that signed the module may not sign a module of this name.",
    remedy: "Sign with a key whose scope has the name, or rename the module.",
  },
  "store-expired": {
    kind: "user",
    meaning: "The trust store is out of date: nothing new is let in by it.",
    remedy: "Install a newer trust store; check the clock of this machine.",
  },
  "key-malformed": {
    kind: "user",
    meaning: "The key file is not a P-256 key in PEM: PKCS#8 (private) or SubjectPublicKeyInfo (public).",
    remedy: "Make a key with `sandpaw keygen`.",
  },
  "key-insecure": {
    kind: "user",
    meaning: "Others can read or change the private key, or its folder.",
    remedy: "Make a new key; a key that others could read is no longer one.",
  },
  "key-unreadable": {
    kind: "system",
    meaning: "The key file could not be read.",
    remedy: "Look at the cause in the message.",
  },
  "key-known": {
    kind: "user",
    meaning: "The trust store has this key, or another key of this name, already.",
    remedy: "Choose another name, or remove the old key first.",
  },
  "key-absent": {
    kind: "user",
    meaning: "The trust store has no key of this name.",
    remedy: "List the store's keys with `sandpaw trust show`.",
  },
  "store-missing": {
    kind: "user",
    meaning: "There is no trust store, or no root key to check it with, so every module is refused.",
    remedy: "Put the trust store and its root key at the paths that the message names.",
  },
  "store-insecure": {
    kind: "user",
    meaning: "Somebody else could have written the trust store or its root key.",
    remedy:
      "Give the files and their folder to the owner that the message names, mode 0644 and 0755 or less.",
  },
  "store-unreadable": {
    kind: "system",
    meaning: "The trust store could not be read or written.",
    remedy: "Look at the cause in the message.",
  },
  "store-too-large": {
    kind: "user",
    meaning: "The trust store is larger than 1 MiB.",
    remedy: "Remove revocations of modules that no key could sign any more.",
  },
  "store-malformed": {
    kind: "user",
    meaning: "The trust store has an unknown field, lacks one, or a value is not what it must be.",
    remedy: "Correct the value that the message names; stores are made with `sandpaw trust`, not by hand.",
  },
  "store-untrusted": {
    kind: "user",
    meaning: "The trust store is not signed by the root of this machine: its key, or enough of its keys.",
    remedy: "Install a trust store that the root has signed; `sandpaw trust sign` adds a signature.",
  },
  "store-busy": {
    kind: "system",
    meaning: "Another change of the trust store is under way, and does not end.",
    remedy: "Try again; where no other command runs, remove the lock file that the message names.",
  },
  "store-rollback": {
    kind: "user",
    meaning:
      "The trust store is older than one that this machine has seen, or another store of the same version.",
    remedy: "Install the newest trust store.",
  },
  "root-malformed": {
    kind: "user",
    meaning: "The root is not a list of keys with how many of them must sign, signed by that many of them.",
    remedy: "Make it with `sandpaw trust root`, and have it signed with `sandpaw trust sign`.",
  },
  "root-rollback": {
    kind: "user",
    meaning: "The root is not newer than the one that is in force.",
    remedy: "Install the newest root.",
  },
  "mark-unusable": {
    kind: "system",
    meaning:
      "The record of the newest trust store seen, or of the latest time, cannot be read or written, so an older one could not be told.",
    remedy:
      "Mend or remove the file that the message names, after checking that trust store and clock are right.",
  },
};

/** A key, a signature or a trust store that cannot be used. */
export class TrustError extends CodedError<TrustCode> {
  constructor(code: TrustCode, detail: string, options?: { cause?: unknown }) {
    super(TRUST_ERRORS, code, detail, options);
    this.name = "TrustError";
  }
}
