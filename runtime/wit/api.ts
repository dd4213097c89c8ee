/** What the generators add to WIT: numbers of functions, how calls travel, room for lists, and names in code. */

import type { Func, Interface, ListType, NamedType, Package, Type } from "./model.js";

/** How a call travels; `runtime/protocol/robot-function.ts` says what each means. */
export type Carriage = "call" | "snapshot" | "wait" | "log";

/** One imported function with what is decided about it. */
export interface ApiFunction {
  readonly id: number;
  readonly owner: Interface;
  readonly func: Func;
  readonly carriage: Carriage;
  /** `motion.drive`: the key of the tables. */
  readonly key: string;
}

/** The robot API, ready to be generated from. */
export interface Api {
  readonly wit: Package;
  /** The interfaces that have functions, in the order of the file. */
  readonly interfaces: readonly Interface[];
  /** Every named type once, each after what it is made of. */
  readonly types: readonly NamedType[];
  readonly functions: readonly ApiFunction[];
  /** What a reactor may export. */
  readonly exports: readonly Func[];
}

/** Reads of the held snapshot answer without a round trip: what `sensors` has, except the map, which is too large for that. */
const CARRIAGE: Readonly<Record<string, Carriage>> = {
  sensors: "snapshot",
  "sensors.map-info": "call",
  "sensors.map-tile": "call",
  "motion.state": "snapshot",
  "events.wait": "wait",
  "log.write": "log",
};

/** WIT names that mean something else in a programming language, or too little. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  error: "RobotError",
  event: "GuestEvent",
  level: "LogLevel",
};

/** Decides about a package; refuses one that the generators would get wrong. */
export function describeApi(wit: Package): Api {
  const interfaces = wit.interfaces.filter((one) => one.functions.length > 0);
  const types = wit.interfaces.flatMap((one) => one.types);
  const names = new Map<string, string>();
  for (const type of types) {
    const name = typeName(type);
    if (names.has(name))
      throw new Error(`the types ${names.get(name)} and ${type.name} would both be ${name}`);
    names.set(name, type.name);
  }
  const functions = interfaces.flatMap((owner, i) =>
    owner.functions.map((func, j): ApiFunction => {
      const key = `${owner.name}.${func.name}`;
      const carriage = CARRIAGE[key] ?? CARRIAGE[owner.name] ?? "call";
      return { id: ((i + 1) << 8) | j, owner, func, carriage, key };
    }),
  );
  const exports = wit.worlds.flatMap((world) => world.exports);
  return { wit, interfaces, types, functions, exports };
}

/** `dock-state` → `dockState`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `dock-state` → `DockState`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** `dock-state` → `DOCK_STATE`. */
export function constantCase(name: string): string {
  return name.replaceAll("-", "_").toUpperCase();
}

/** What a named type is called in TypeScript and AssemblyScript. */
export function typeName(type: NamedType): string {
  return TYPE_NAMES[type.name] ?? pascalCase(type.name);
}

/** The WIT text of a type, for documents and messages. */
export function witText(type: Type): string {
  switch (type.kind) {
    case "primitive":
      return type.name;
    case "list":
      return `list<${witText(type.element)}>`;
    case "option":
      return `option<${witText(type.some)}>`;
    case "result":
      if (type.error === null) return type.ok === null ? "result" : `result<${witText(type.ok)}>`;
      return `result<${type.ok === null ? "_" : witText(type.ok)}, ${witText(type.error)}>`;
    case "record":
    case "enum":
    case "variant":
      return type.name;
  }
}

/** Whether a list becomes an array of numbers rather than of objects. */
export function isNumbers(type: ListType, element: "u8" | "f32"): boolean {
  return type.element.kind === "primitive" && type.element.name === element;
}

/** How many items a list in the snapshot may have: the field's comment says `At most N.` */
export function capacityOf(field: { readonly name: string; readonly docs: string }): number {
  const found = /\bAt most (\d+)\b/.exec(field.docs);
  if (found === null) throw new Error(`the comment of the list ${field.name} must say "At most N."`);
  return Number(found[1]);
}
