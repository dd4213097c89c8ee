/** The containerd shim: runs signed behaviours as containers. */

export { SHIM_ERRORS, ShimError, type ShimErrorCode } from "./error.js";

// For tests, not for users: no promise is made about what follows.
export { callGrpc, type GrpcCall } from "./containerd/index.js";
export {
  any,
  bytes,
  child,
  children,
  empty,
  flag,
  message,
  signed,
  text,
  texts,
  timestamp,
  unsigned,
  type Any,
  type Codec,
} from "./protobuf/index.js";
export {
  connectTtrpc,
  encodeTtrpcFrame,
  FRAME_FLAG,
  FRAME_TYPE,
  FrameSplitter,
  MAX_FRAME_DATA,
  request,
  response,
  serveTtrpc,
  STATUS,
  StatusError,
  unary,
  type Services,
  type TtrpcClient,
  type TtrpcFrame,
} from "./ttrpc/index.js";
