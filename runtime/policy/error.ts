import { CodedError, type ErrorTable } from "../protocol/index.js";

export type PolicyCode =
  | "manifest-too-large"
  | "manifest-malformed"
  | "manifest-invalid"
  | "policy-missing"
  | "policy-unreadable"
  | "policy-insecure"
  | "policy-too-large"
  | "policy-malformed"
  | "policy-invalid"
  | "annotation-unknown"
  | "annotation-invalid"
  | "grant-invalid"
  | "import-not-requested"
  | "request-not-imported"
  | "denied-by-key"
  | "denied-by-node"
  | "denied-by-pod"
  | "denied-by-robot";

/** Every code of requests, policies and grants. */
export const POLICY_ERRORS: ErrorTable<PolicyCode> = {
  "manifest-too-large": {
    kind: "user",
    meaning: "The manifest inside the module is larger than 16 KiB.",
    remedy: "Build the module again; a manifest is a few hundred bytes.",
  },
  "manifest-malformed": {
    kind: "user",
    meaning: "The manifest is not well-formed text: not UTF-8, not JSON (or YAML), or a key stands twice.",
    remedy: "Mend the text at the place that the message names.",
  },
  "manifest-invalid": {
    kind: "user",
    meaning: "The manifest has an unknown key, lacks one, or a value is out of range.",
    remedy: "Mend the field that the message names.",
  },
  "policy-missing": {
    kind: "user",
    meaning: "There is no node policy, so nothing is granted.",
    remedy: "Put a policy at the path that the message names.",
  },
  "policy-unreadable": {
    kind: "system",
    meaning: "The policy file is there and could not be read.",
    remedy: "Look at the cause in the message; check its mode, its owner and the disk.",
  },
  "policy-insecure": {
    kind: "user",
    meaning: "Somebody else could have written the policy: wrong owner, writable by others, or a link.",
    remedy: "Give the file and its folder to the owner that the message names, mode 0644 and 0755 or less.",
  },
  "policy-too-large": {
    kind: "user",
    meaning: "The policy file is larger than 16 KiB.",
    remedy: "Shorten it.",
  },
  "policy-malformed": {
    kind: "user",
    meaning: "The policy is not plain YAML or JSON, uses anchors, aliases or tags, or has a key twice.",
    remedy: "Mend the text at the place that the message names.",
  },
  "policy-invalid": {
    kind: "user",
    meaning: "The policy has an unknown key, lacks one, or a value is out of range.",
    remedy: "Mend the field that the message names.",
  },
  "annotation-unknown": {
    kind: "user",
    meaning: "The pod has an annotation under `sandpaw.dev/` that this version does not know.",
    remedy: "Correct its name: an annotation that is not understood could have been meant to narrow.",
  },
  "annotation-invalid": {
    kind: "user",
    meaning: "The value of an annotation under `sandpaw.dev/` is malformed or out of range.",
    remedy: "Write what the message says: a plain decimal number within its range, a list, or zones in JSON.",
  },
  "grant-invalid": {
    kind: "system",
    meaning: "What was handed over as a grant is not one.",
    remedy: "Use a supervisor and a robot server of the same version.",
  },
  "import-not-requested": {
    kind: "user",
    meaning: "The module imports an interface that its manifest does not request.",
    remedy: "Add the interface to `request`, or do not import it.",
  },
  "request-not-imported": {
    kind: "user",
    meaning: "The manifest requests an interface that the module does not import.",
    remedy: "Take the interface out of `request`, or use it.",
  },
  "denied-by-key": {
    kind: "user",
    meaning: "The key that signed the module may not grant this interface.",
    remedy: "Sign with a key whose ceiling has it, or have the trust store's ceiling raised.",
  },
  "denied-by-node": {
    kind: "user",
    meaning: "The policy of this machine does not allow this interface.",
    remedy: "Have the interface added to `allow` in the node policy.",
  },
  "denied-by-pod": {
    kind: "user",
    meaning: "The annotation `sandpaw.dev/deny` of the pod denies this interface.",
    remedy: "Take the interface out of the annotation.",
  },
  "denied-by-robot": {
    kind: "user",
    meaning: "The ceiling of this robot does not allow this interface.",
    remedy: "Have the interface added to the robot's own ceiling.",
  },
};

/** A manifest, policy, annotation or grant that cannot be used. */
export class PolicyError extends CodedError<PolicyCode> {
  constructor(code: PolicyCode, detail: string, options?: { cause?: unknown }) {
    super(POLICY_ERRORS, code, detail, options);
    this.name = "PolicyError";
  }
}
