/**
 * Protobuf messages as tables of fields: `message<T>({ id: text(1), pid: unsigned(2) })`. What containerd says
 * is a few dozen small proto3 messages, and a shim reads a handful for each container
 * (docs/decisions/containerd-messages.md). Fields with their default value are not written, and unknown
 * ones are passed over, as proto3 demands.
 */

import { ShimError } from "../error.js";
import { ProtoReader, WIRE, type Tag } from "./reader.js";
import { ProtoWriter } from "./writer.js";

/** Turns a message into bytes and back. */
export interface Codec<T> {
  /** What is left out has its default value. */
  encode(value: Partial<T>): Uint8Array;
  /** Throws `shim-message-malformed`. */
  decode(bytes: Uint8Array): T;
}

/** One field of a message. */
export interface Field<T> {
  readonly number: number;
  readonly wire: number;
  readonly initial: T;
  /** `before` is what the field held so far: a repeated field grows. */
  read(reader: ProtoReader, before: T): T;
  write(writer: ProtoWriter, value: T): void;
}

/** The fields of a message by name. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** A message with these fields. */
export function message<T extends object>(fields: Fields<T>): Codec<T>;
export function message(fields: Fields<Record<string, unknown>>): Codec<Record<string, unknown>> {
  const entries = Object.entries(fields);
  const byNumber = new Map(entries.map(([name, field]) => [field.number, { name, field }]));
  return {
    encode(value) {
      const writer = new ProtoWriter();
      for (const [name, field] of entries) {
        const one = value[name];
        if (one !== undefined && one !== field.initial) field.write(writer, one);
      }
      return writer.finish();
    },
    decode(raw) {
      const reader = new ProtoReader(raw);
      const value: Record<string, unknown> = {};
      for (const [name, field] of entries) value[name] = field.initial;
      while (!reader.done) {
        const tag = reader.tag();
        const known = byNumber.get(tag.number);
        if (known === undefined) reader.skip(tag);
        else value[known.name] = readField(reader, tag, known.name, known.field, value[known.name]);
      }
      return value;
    },
  };
}

function readField(
  reader: ProtoReader,
  tag: Tag,
  name: string,
  field: Field<unknown>,
  before: unknown,
): unknown {
  if (tag.wire !== field.wire)
    throw new ShimError("shim-message-malformed", `${name} has the layout ${tag.wire}, not ${field.wire}`);
  return field.read(reader, before);
}

/** uint32, uint64, enum; up to 2^53 - 1. */
export function unsigned(number: number): Field<number> {
  return {
    number,
    wire: WIRE.varint,
    initial: 0,
    read: (reader) => reader.unsigned(),
    write(writer, value) {
      writer.number(number, value);
    },
  };
}

/** int32, int64. */
export function signed(number: number): Field<number> {
  return { ...unsigned(number), read: (reader) => reader.signed() };
}

/** bool. */
export function flag(number: number): Field<boolean> {
  return {
    number,
    wire: WIRE.varint,
    initial: false,
    read: (reader) => reader.varint() !== 0n,
    write(writer, value) {
      writer.number(number, value ? 1 : 0);
    },
  };
}

/** string. */
export function text(number: number): Field<string> {
  return {
    number,
    wire: WIRE.bytes,
    initial: "",
    read: (reader) => reader.text(),
    write(writer, value) {
      writer.text(number, value);
    },
  };
}

const NO_BYTES = new Uint8Array(0);

/** bytes. */
export function bytes(number: number): Field<Uint8Array> {
  return {
    number,
    wire: WIRE.bytes,
    initial: NO_BYTES,
    read: (reader) => reader.bytes(),
    write(writer, value) {
      if (value.length > 0) writer.bytes(number, value);
    },
  };
}

/** A message in a message. */
export function child<T>(number: number, codec: Codec<T>): Field<T | undefined> {
  return {
    number,
    wire: WIRE.bytes,
    initial: undefined,
    // Twice the same field: the last one counts. (Merging, as proto3 has it, is what no writer needs.)
    read: (reader) => codec.decode(reader.bytes()),
    write(writer, value) {
      if (value !== undefined) writer.bytes(number, codec.encode(value));
    },
  };
}

/** Any number of messages; a map is one of key (1) and value (2). */
export function children<T>(number: number, codec: Codec<T>): Field<readonly T[]> {
  return {
    number,
    wire: WIRE.bytes,
    initial: [],
    read: (reader, before) => [...before, codec.decode(reader.bytes())],
    write(writer, value) {
      for (const one of value) writer.bytes(number, codec.encode(one));
    },
  };
}

/** Any number of strings. */
export function texts(number: number): Field<readonly string[]> {
  return {
    number,
    wire: WIRE.bytes,
    initial: [],
    read: (reader, before) => [...before, reader.text()],
    write(writer, value) {
      for (const one of value) writer.text(number, one);
    },
  };
}
