/** What a ttrpc frame carries: a request or a response. */

import { bytes, child, children, message, signed, text, type Codec } from "../protobuf/index.js";
import { status, type Status } from "./status.js";

/** One pair of metadata. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A call. */
export interface Request {
  readonly service: string;
  readonly method: string;
  readonly payload: Uint8Array;
  /** 0 for none, ns. */
  readonly timeoutNano: number;
  readonly metadata: readonly KeyValue[];
}

/** Its answer. */
export interface Response {
  readonly status: Status | undefined;
  readonly payload: Uint8Array;
}

const keyValue: Codec<KeyValue> = message<KeyValue>({ key: text(1), value: text(2) });

export const request: Codec<Request> = message<Request>({
  service: text(1),
  method: text(2),
  payload: bytes(3),
  timeoutNano: signed(4),
  metadata: children(5, keyValue),
});

export const response: Codec<Response> = message<Response>({ status: child(1, status), payload: bytes(2) });
