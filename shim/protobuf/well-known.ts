/** The messages that protobuf itself defines and containerd uses. */

import { bytes, child, message, signed, text, type Codec, type Field } from "./message.js";

/** `google.protobuf.Any`: a message and the name of its type. */
export interface Any {
  readonly typeUrl: string;
  readonly value: Uint8Array;
}
export const any: Codec<Any> = message<Any>({ typeUrl: text(1), value: bytes(2) });

/** `google.protobuf.Empty`. */
export type Empty = Readonly<Record<string, never>>;
export const empty: Codec<Empty> = message<Empty>({});

interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}
const timestampMessage: Codec<Timestamp> = message<Timestamp>({ seconds: signed(1), nanos: signed(2) });

const MS = 1000;
const NS_PER_MS = 1_000_000;

const dateCodec: Codec<Date> = {
  encode(value) {
    const ms = value instanceof Date ? value.getTime() : 0;
    const seconds = Math.floor(ms / MS);
    return timestampMessage.encode({ seconds, nanos: (ms - seconds * MS) * NS_PER_MS });
  },
  decode(raw) {
    const { seconds, nanos } = timestampMessage.decode(raw);
    return new Date(seconds * MS + nanos / NS_PER_MS);
  },
};

/** `google.protobuf.Timestamp`, to the millisecond. */
export function timestamp(number: number): Field<Date | undefined> {
  return child(number, dateCodec);
}
