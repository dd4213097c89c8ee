/** Where the results of the hot reads lie in the snapshot file. */

import { capacityOf, type Api, type ApiFunction } from "./api.js";
import { alignTo, fieldOffsets, layoutOf, payloadOffset } from "./layout.js";
import type { Type } from "./model.js";

/** Bytes before the first entry; `runtime/protocol/snapshot.ts` describes them. */
const HEADER_SIZE = 24;

export interface ListPlace {
  /** Of the pointer in the file; the length follows it. */
  readonly field: number;
  readonly items: number;
  readonly itemSize: number;
  readonly itemAlign: number;
  readonly capacity: number;
}

export interface EntryPlace {
  readonly target: ApiFunction;
  readonly offset: number;
  readonly size: number;
  readonly lists: readonly ListPlace[];
}

export interface SnapshotPlan {
  /** Changes whenever the layout does. */
  readonly version: number;
  readonly size: number;
  readonly entries: readonly EntryPlace[];
}

/** Lays out the snapshot. Lists may stand in records only, and hold items without pointers. */
export function planSnapshot(api: Api): SnapshotPlan {
  let end = HEADER_SIZE;
  const entries: EntryPlace[] = [];
  for (const target of api.functions.filter(({ carriage }) => carriage === "snapshot")) {
    const { size } = layoutOf(target.func.result);
    const offset = alignTo(end, 8);
    end = offset + size;
    const lists = listsIn(target.func.result, offset).map((list): ListPlace => {
      const items = alignTo(end, 8);
      end = items + list.capacity * list.itemSize;
      return { ...list, items };
    });
    entries.push({ target, offset, size, lists });
  }
  const text = JSON.stringify(entries.map(({ target, ...place }) => [target.key, place]));
  return { version: fingerprint(text), size: alignTo(end, 8), entries };
}

function listsIn(type: Type | null, at: number): Omit<ListPlace, "items">[] {
  if (type === null) return [];
  switch (type.kind) {
    case "result":
      return [
        ...listsIn(type.ok, at + payloadOffset(type)),
        ...listsIn(type.error, at + payloadOffset(type)),
      ];
    case "record": {
      const offsets = fieldOffsets(type.fields);
      return type.fields.flatMap((field, i) => {
        const fieldAt = at + (offsets[i] ?? 0);
        if (field.type.kind !== "list") return listsIn(field.type, fieldAt);
        const { size, align } = layoutOf(field.type.element);
        refusePointers(field.type.element, field.name);
        return [{ field: fieldAt, itemSize: size, itemAlign: align, capacity: capacityOf(field) }];
      });
    }
    case "primitive":
    case "list":
    case "option":
    case "enum":
    case "variant":
      refusePointers(type, "a hot read");
      return [];
  }
}

function refusePointers(type: Type, where: string): void {
  if (type.kind === "list" || (type.kind === "primitive" && type.name === "string")) {
    throw new Error(`${where}: the snapshot cannot hold this list or string`);
  }
  if (type.kind === "record") for (const field of type.fields) refusePointers(field.type, where);
  if (type.kind === "option") refusePointers(type.some, where);
  if (type.kind === "variant" || type.kind === "result") {
    const payloads = type.kind === "variant" ? type.cases.map((one) => one.type) : [type.ok, type.error];
    for (const payload of payloads) if (payload) refusePointers(payload, where);
  }
}

/** FNV-1a: enough to notice that two programs were built from different layouts. */
function fingerprint(text: string): number {
  let hash = 0x811c_9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  return hash >>> 0;
}
