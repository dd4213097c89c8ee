/** How a call ended, in the codes of gRPC. */

import { message, signed, text, type Codec } from "../protobuf/index.js";

/** The codes that are used here. */
export const STATUS = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;
/** One of the codes. */
export type StatusCode = (typeof STATUS)[keyof typeof STATUS];

/** `google.rpc.Status`. */
export interface Status {
  readonly code: number;
  readonly message: string;
}
export const status: Codec<Status> = message<Status>({ code: signed(1), message: text(2) });

/** Thrown by a handler to end its call with a code, and by a client whose call has ended so. */
export class StatusError extends Error {
  override readonly name = "StatusError";
  readonly status: number;

  constructor(code: number, why: string, options?: { cause?: unknown }) {
    super(why, options);
    this.status = code;
  }
}
