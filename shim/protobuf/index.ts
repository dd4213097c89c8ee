/** The protobuf wire format, as far as containerd needs it. */

export {
  bytes,
  child,
  children,
  flag,
  message,
  signed,
  text,
  texts,
  unsigned,
  type Codec,
  type Field,
  type Fields,
} from "./message.js";
export { any, empty, timestamp, type Any, type Empty } from "./well-known.js";
export { ProtoReader, WIRE, type Tag } from "./reader.js";
export { ProtoWriter } from "./writer.js";
