/** JSON lines over a Unix socket: how the robot server, supervisors, the command and the console talk. */

export { LINE_ERRORS, LineError, RemoteError, type LineErrorCode } from "./line-error.js";
export { createLineSplitter, type LineSplitter } from "./line-splitter.js";
export {
  listenLines,
  serveLines,
  type LineMethod,
  type LineMethods,
  type LinePeer,
  type LineServer,
  type LineServerOptions,
  type MethodMap,
} from "./line-server.js";
export { connectLines, type LineClient, type LineClientOptions } from "./line-client.js";
