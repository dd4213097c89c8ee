/**
 * What a pod's annotations really are, from what the CRI has written down of its sandbox. The ones in a container's
 * config.json were filtered on their way, and one that is lost would be a limit that is lost.
 */

import { any, child, children, message, text, type Any, type Codec } from "../protobuf/index.js";
import { record, stringRecord } from "../spec/index.js";
import { callGrpc } from "./grpc.js";

interface Extension {
  readonly key: string;
  readonly value: Any | undefined;
}
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
      extensions: children(10, message<Extension>({ key: text(1), value: child(2, any) })),
    }),
  ),
});

const SANDBOX_METADATA = "io.cri-containerd.sandbox.metadata";
const LIMIT_MS = 3000;
const MAX_ANSWER = 4 * 1024 * 1024;

export interface PodQuestion {
  /** containerd's gRPC socket. */
  readonly address: string;
  readonly namespace: string;
  readonly sandboxId: string;
}

/** Asks containerd; rejects when it does not say. */
export async function podAnnotations(question: PodQuestion): Promise<Readonly<Record<string, string>>> {
  const answer = await callGrpc({
    address: question.address,
    namespace: question.namespace,
    method: "containerd.services.containers.v1.Containers/Get",
    payload: getRequest.encode({ id: question.sandboxId }),
    timeoutMs: LIMIT_MS,
    maxBytes: MAX_ANSWER,
  });
  const extensions = getResponse.decode(answer).container?.extensions ?? [];
  const raw = extensions.find(({ key }) => key === SANDBOX_METADATA)?.value?.value;
  if (raw === undefined) throw new Error(`container ${question.sandboxId} has no sandbox metadata`);
  const metadata: unknown = JSON.parse(Buffer.from(raw).toString("utf8"));
  const config = record(record(metadata)["Metadata"])["Config"];
  if (config === undefined)
    throw new Error(`the sandbox metadata of ${question.sandboxId} has no configuration`);
  return stringRecord(record(config)["annotations"], "the pod's annotations");
}
