/**
 * From bytes to a decision: signature, module, manifest, request, grant, caps. One buffer goes through all of
 * it, so what was verified is what runs. Nothing here runs the module.
 */

import { createHash } from "node:crypto";
import { basename } from "node:path";

import {
  capModule,
  checkHosted,
  checkShape,
  readModule,
  type Hosted,
  type ModuleInfo,
} from "../../module/index.js";
import {
  checkRequest,
  computeGrant,
  coversPath,
  parseAnnotations,
  parseManifest,
  type CeilingHop,
  type Manifest,
  type NodePolicy,
  type Refusal,
} from "../../policy/index.js";
import { CodedError, type Grant } from "../../protocol/index.js";
import { verifyModule, type Endorsement, type TrustStore } from "../../trust/index.js";
import type { Admitted, Refused } from "./admitted.js";

/** What a decision is made from. */
export interface AdmitInput {
  /** The module's exact bytes; must not be changed afterwards. */
  readonly bytes: Uint8Array;
  /** The bytes of its `.sigstore.json`; undefined where there is none. */
  readonly bundle: Uint8Array | undefined;
  readonly trust: TrustStore;
  readonly nodePolicy: NodePolicy;
  /** Annotations of the pod; a terminal has none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Names after `sandpaw.dev/` that mean something to the caller and narrow nothing. */
  readonly otherAnnotations?: readonly string[];
  /** Priority of the pod; 0 unless told. */
  readonly priority?: number;
  /** Names a module that has no manifest. */
  readonly file?: string;
  /** The time of day. */
  readonly now: Date;
}

/** Decides. What is wrong with the module or its papers is an answer; only a defect of ours throws. */
export function admit(input: AdmitInput): Admitted | Refused {
  try {
    return decide(input);
  } catch (error) {
    if (isCoded(error)) return { kind: "refused", code: error.code, message: error.message };
    throw error;
  }
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof CodedError;
}

function decide(input: AdmitInput): Admitted | Refused {
  const { bytes } = input;
  let info: ModuleInfo | undefined;
  let manifest: Manifest | undefined;
  // Called by the verifier once the signature holds: foreign bytes are not parsed before.
  const nameOf = (): string => {
    info = readModule(bytes);
    manifest = info.manifest && parseManifest(info.manifest);
    return manifest?.name ?? "";
  };
  const verdict = verifyModule({ bytes, bundle: input.bundle, store: input.trust, now: input.now, nameOf });
  if (verdict.kind !== "valid") return { kind: "refused", code: verdict.code, message: verdict.message };
  info ??= readModule(bytes);
  const hosted = checkHosted(info);
  if (manifest !== undefined) checkShape(hosted, manifest.shape);
  const request = manifest?.request ?? {};
  const unequal = checkRequest(request, hosted.interfaces);
  if (unequal.length > 0) return refusedBy(unequal);
  const outcome = computeGrant({ request, hops: hopsOf(input, verdict), priority: input.priority ?? 0 });
  if (outcome.kind === "refused") return refusedBy(outcome.refusals);
  const capped = capModule(bytes, outcome.grant.resources, info);
  return {
    kind: "admitted",
    cappedBytes: capped.bytes,
    codeShift: capped.codeShift,
    digest: verdict.digest,
    name: manifest?.name ?? nameFromFile(input.file),
    module: manifest === undefined ? "" : `${manifest.name} ${manifest.version}`,
    signer: verdict.signer,
    keyId: verdict.keyId,
    authority: authorityOf(input, verdict),
    grant: outcome.grant,
    shape: hosted.shape,
    rateHz: rateOf(hosted, manifest),
    ...(manifest?.stringEncoding === undefined ? {} : { stringEncoding: manifest.stringEncoding }),
    interfaces: hosted.interfaces,
    entries: hosted.entries,
    warnings: warningsFor(hosted, manifest, outcome.grant),
  };
}

function hopsOf(input: AdmitInput, endorsement: Endorsement): readonly CeilingHop[] {
  const hops: CeilingHop[] = [
    { hop: "key", ceiling: endorsement.ceiling },
    { hop: "node", ceiling: input.nodePolicy.allow },
  ];
  if (input.annotations !== undefined) {
    hops.push({ hop: "pod", ceiling: parseAnnotations(input.annotations, input.otherAnnotations) });
  }
  return hops;
}

function authorityOf(input: AdmitInput, { keyId, ceiling }: Endorsement): string {
  const { version, issued } = input.trust.content;
  const parts = [keyId, ceiling, version, issued, input.nodePolicy, input.annotations ?? null];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function refusedBy(refusals: readonly Refusal[]): Refused {
  const [first] = refusals;
  return {
    kind: "refused",
    code: first?.code ?? "grant-invalid",
    ...(first === undefined ? {} : { hop: first.hop }),
    message: refusals.map((refusal) => `${refusal.code}: ${refusal.message}`).join("\n"),
  };
}

function rateOf(hosted: Hosted, manifest: Manifest | undefined): number {
  return hosted.entries.includes("tick") ? (manifest?.rateHz ?? 0) : 0;
}

function warningsFor(
  hosted: Hosted,
  manifest: Manifest | undefined,
  { files = [] }: Grant,
): readonly string[] {
  const warnings: string[] = [];
  if (hosted.entries.includes("tick") && rateOf(hosted, manifest) === 0)
    warnings.push("tick is exported and never called: the manifest names no rate");
  const cut = (manifest?.request.files ?? []).filter((path) => !files.some((one) => coversPath(one, path)));
  if (cut.length > 0) warnings.push(`not all of the files that it asks for is granted: ${cut.join(", ")}`);
  return warnings;
}

function nameFromFile(file: string | undefined): string {
  const name = basename(file ?? "module.wasm").replace(/\.wasm$/, "");
  return name === "" ? "module" : name.slice(0, 128);
}
