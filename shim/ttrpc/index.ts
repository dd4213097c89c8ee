/** ttrpc: what containerd and its shims speak. */

export { STATUS, StatusError, type Status, type StatusCode } from "./status.js";
export { request, response, type KeyValue, type Request, type Response } from "./envelope.js";
export {
  encodeTtrpcFrame,
  FRAME_FLAG,
  FRAME_TYPE,
  FrameSplitter,
  MAX_FRAME_DATA,
  type TtrpcFrame,
} from "./frame.js";
export { serveTtrpc, unary, type Call, type Method, type Services } from "./server.js";
export { connectTtrpc, type CallOptions, type TtrpcClient } from "./client.js";
