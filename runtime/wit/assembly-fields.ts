/**
 * How a record looks as an AssemblyScript class: nested records and variants are laid flat into fields of the class,
 * so that reading one allocates nothing. A doubled name is refused.
 */

import { camelCase, capacityOf, isNumbers, pascalCase, typeName } from "./api.js";
import { fieldOffsets, layoutOf, payloadOffset } from "./layout.js";
import type { Field, ListType, RecordType, Type, VariantType } from "./model.js";

/** One field of a class, and how it is read from memory at `at`. */
export interface AssemblyField {
  readonly name: string;
  readonly docs: string;
  readonly type: string;
  readonly initial: string;
  /** Statements that read it. */
  readonly lift: readonly string[];
  /** Statements that copy it from `other`. */
  readonly copy: readonly string[];
  /** Where a list may land: address and bytes. */
  readonly landing?: { readonly at: string; readonly bytes: string };
}

/** The fields of a record whose bytes begin `base` after `at`. */
export function assemblyFields(record: RecordType, base: number): AssemblyField[] {
  const fields = flatten(record, base);
  const names = fields.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`${record.name}: the field ${twice} would be there twice`);
  return fields;
}

function flatten(record: RecordType, base: number): AssemblyField[] {
  const offsets = fieldOffsets(record.fields);
  return record.fields.flatMap((field, i) => {
    const offset = base + (offsets[i] ?? 0);
    switch (field.type.kind) {
      case "record": {
        return flatten(field.type, offset).map((one) => ({
          ...one,
          docs: `${one.docs} ${field.docs}`.trim(),
        }));
      }
      case "variant":
        return variantFields(field, field.type, offset);
      case "list":
        return listFields(field, field.type, offset);
      case "primitive":
      case "enum":
      case "option":
      case "result":
        return [plainField(camelCase(field.name), field.docs, field.type, offset)];
    }
  });
}

function plainField(name: string, docs: string, type: Type, offset: number): AssemblyField {
  return {
    name,
    docs,
    type: assemblyType(type),
    initial: initialValue(type),
    lift: [`this.${name} = ${loadCode(type, offset)};`],
    copy: [`this.${name} = other.${name};`],
  };
}

function variantFields(field: Field, variant: VariantType, offset: number): AssemblyField[] {
  const tag = camelCase(field.name);
  const cases = `${typeName(variant)}Case`;
  const payloads = variant.cases.map((one) => caseFields(one, offset + payloadOffset(variant)));
  const branches = branchLines(
    "tag",
    payloads.map((fields) => fields.flatMap((one) => one.lift)),
  );
  const first: AssemblyField = {
    name: tag,
    docs: field.docs || "Which of the fields below holds.",
    type: cases,
    initial: `${cases}.${pascalCase(variant.cases[0]?.name ?? "")}`,
    lift: [`const tag = load<u8>(at${plus(offset)});`, `this.${tag} = <${cases}>tag;`, ...branches],
    copy: [`this.${tag} = other.${tag};`],
  };
  return [first, ...payloads.flat().map((one) => ({ ...one, lift: [] }))];
}

/** An `if` for each case, by its number. */
export function branchLines(tag: string, cases: readonly (readonly string[])[]): string[] {
  const lines = cases.flatMap((body, i) => [
    `${i === 0 ? "" : "} else "}if (${tag} == ${i}) {`,
    ...body.map((line) => `  ${line}`),
  ]);
  return [...lines, "}"];
}

/** The fields of one case: of a record its own, named after the case; else one with the name of the case. */
export function caseFields(
  one: { readonly name: string; readonly docs: string; readonly type: Type | null },
  offset: number,
): AssemblyField[] {
  if (one.type === null) return [];
  if (one.type.kind !== "record") return [plainField(camelCase(one.name), one.docs, one.type, offset)];
  const offsets = fieldOffsets(one.type.fields);
  return one.type.fields.map((field, i) =>
    plainField(
      camelCase(`${one.name}-${field.name}`),
      field.docs || one.docs,
      field.type,
      offset + (offsets[i] ?? 0),
    ),
  );
}

function listFields(field: Field, list: ListType, offset: number): AssemblyField[] {
  const name = camelCase(field.name);
  if (isNumbers(list, "f32") || isNumbers(list, "u8")) {
    const element = isNumbers(list, "f32") ? "f32" : "u8";
    return [
      {
        name,
        docs: field.docs,
        type: `StaticArray<${element}>`,
        initial: `new StaticArray<${element}>(0)`,
        lift: [
          `this.${name} = liftList<${element}>(load<usize>(at${plus(offset)}), load<i32>(at${plus(offset + 4)}), this.${name});`,
        ],
        copy: [`this.${name} = other.${name}.slice<StaticArray<${element}>>();`],
        landing: {
          at: `changetype<usize>(into.${name})`,
          bytes: `<usize>into.${name}.length << alignof<${element}>()`,
        },
      },
    ];
  }
  if (list.element.kind !== "record") throw new Error(`${field.name}: such a list is not supported yet`);
  const bytes = capacityOf(field) * layoutOf(list.element).size;
  return [
    {
      name: `${name}Bytes`,
      docs: `The items of \`${name}\` as the host wrote them; ${layoutOf(list.element).size} bytes each.`,
      type: "StaticArray<u8>",
      initial: `new StaticArray<u8>(${bytes})`,
      lift: [],
      copy: [
        `memory.copy(changetype<usize>(this.${name}Bytes), changetype<usize>(other.${name}Bytes), ${bytes});`,
      ],
      landing: { at: `changetype<usize>(into.${name}Bytes)`, bytes: String(bytes) },
    },
    {
      name: `${name}Count`,
      docs: field.docs,
      type: "i32",
      initial: "0",
      lift: [
        `this.${name}Count = liftItems(load<usize>(at${plus(offset)}), load<i32>(at${plus(offset + 4)}), ${layoutOf(list.element).size}, this.${name}Bytes);`,
      ],
      copy: [`this.${name}Count = other.${name}Count;`],
    },
  ];
}

/** The AssemblyScript type of a value that is one field. */
export function assemblyType(type: Type): string {
  if (type.kind === "primitive") return type.name;
  if (type.kind === "enum") return typeName(type);
  throw new Error(`a field with a ${type.kind} is not supported in AssemblyScript yet`);
}

function initialValue(type: Type): string {
  if (type.kind === "enum") return `${typeName(type)}.${pascalCase(type.cases[0]?.name ?? "")}`;
  if (type.kind === "primitive" && type.name === "bool") return "false";
  if (type.kind === "primitive" && type.name === "string") return '""';
  return "0";
}

/** An expression that loads a value `offset` after `at`. */
export function loadCode(type: Type, offset: number): string {
  if (type.kind === "enum") return `<${typeName(type)}>load<u8>(at${plus(offset)})`;
  if (type.kind !== "primitive")
    throw new Error(`loading a ${type.kind} is not supported in AssemblyScript yet`);
  if (type.name === "bool") return `load<u8>(at${plus(offset)}) != 0`;
  if (type.name === "string")
    return `liftString(load<usize>(at${plus(offset)}), load<i32>(at${plus(offset + 4)}))`;
  return `load<${type.name}>(at${plus(offset)})`;
}

function plus(offset: number): string {
  return offset === 0 ? "" : `, ${offset}`;
}
