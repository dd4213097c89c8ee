/**
 * What a pod's annotations really are, from what the CRI has written down of its sandbox: with the container that
 * stands for the pod, or where there is none in containerd's store of sandboxes. The ones in a container's
 * config.json were filtered on their way, and one that is lost would be a limit that is lost.
 */

import { any, child, children, message, text, type Any, type Codec } from "../protobuf/index.js";
import { record, stringRecord } from "../spec/index.js";
import { STATUS, StatusError } from "../ttrpc/index.js";
import type { GrpcChannels } from "./channels.js";

interface Extension {
  readonly key: string;
  readonly value: Any | undefined;
}
const extension: Codec<Extension> = message<Extension>({ key: text(1), value: child(2, any) });
interface Container {
  readonly id: string;
  readonly extensions: readonly Extension[];
}
interface GetResponse {
  readonly container: Container | undefined;
}
const getRequest: Codec<{ readonly id: string }> = message<{ readonly id: string }>({ id: text(1) });
const getResponse: Codec<GetResponse> = message<GetResponse>({
  container: child(
    1,
    message<Container>({
      id: text(1),
      extensions: children(10, extension),
    }),
  ),
});

interface StoredSandbox {
  readonly extensions: readonly Extension[];
}
interface StoreResponse {
  readonly sandbox: StoredSandbox | undefined;
}
const storeResponse: Codec<StoreResponse> = message<StoreResponse>({
  sandbox: child(1, message<StoredSandbox>({ extensions: children(7, extension) })),
});

const SANDBOX_METADATA = "io.cri-containerd.sandbox.metadata";
const STORED_METADATA = "metadata";
const LIMIT_MS = 3000;
const MAX_ANSWER = 4 * 1024 * 1024;

export interface PodQuestion {
  /** containerd's gRPC socket. */
  readonly address: string;
  readonly namespace: string;
  readonly sandboxId: string;
}

async function metadataOf(channels: GrpcChannels, question: PodQuestion): Promise<Uint8Array | undefined> {
  const payload = getRequest.encode({ id: question.sandboxId });
  const ask = (method: string): Promise<Uint8Array> =>
    channels.call({ ...question, method, payload, timeoutMs: LIMIT_MS, maxBytes: MAX_ANSWER });
  const value = (all: readonly Extension[] = [], wanted: string): Uint8Array | undefined =>
    all.find(({ key }) => key === wanted)?.value?.value;
  try {
    const answer = await ask("containerd.services.containers.v1.Containers/Get");
    return value(getResponse.decode(answer).container?.extensions, SANDBOX_METADATA);
  } catch (error) {
    if (!(error instanceof StatusError && error.status === STATUS.notFound)) throw error;
    const answer = await ask("containerd.services.sandbox.v1.Store/Get");
    return value(storeResponse.decode(answer).sandbox?.extensions, STORED_METADATA);
  }
}

/** Asks containerd; rejects when it does not say. */
export async function podAnnotations(
  channels: GrpcChannels,
  question: PodQuestion,
): Promise<Readonly<Record<string, string>>> {
  const raw = await metadataOf(channels, question);
  if (raw === undefined) throw new Error(`sandbox ${question.sandboxId} has no metadata`);
  const metadata: unknown = JSON.parse(Buffer.from(raw).toString("utf8"));
  const config = record(record(metadata)["Metadata"])["Config"];
  if (config === undefined)
    throw new Error(`the sandbox metadata of ${question.sandboxId} has no configuration`);
  return stringRecord(record(config)["annotations"], "the pod's annotations");
}
