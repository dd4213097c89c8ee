/**
 * What containerd has of this node by namespace and name: its tasks, or its sandboxes. Older containerds do not say in which namespace a call belongs:
 * then it is that of what was created on the same connection, or the only one of that name.
 */

import { STATUS, StatusError, type Call } from "../ttrpc/index.js";

const NAMESPACE = "containerd-namespace-ttrpc";
/** As containerd itself demands of namespaces and names. */
const NAME = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
const MAX_NAME = 76;

/** What is known by its namespace and its name. */
export interface Named {
  readonly namespace: string;
  readonly id: string;
}

/** Tasks or sandboxes by name. */
export interface Registry<T extends Named> {
  readonly all: Iterable<T>;
  /** Binds the connection to a namespace, and takes the name; throws ALREADY_EXISTS. Answers how to give it back. */
  claim(call: Call, namespace: string, id: string): () => void;
  add(one: T): void;
  remove(one: T): void;
  has(call: Call, id: string): boolean;
  /** Throws NOT_FOUND. */
  find(call: Call, id: string): T;
}

/** The namespace that a bundle's path names: `…/NAMESPACE/ID`. Throws INVALID_ARGUMENT. */
export function namespaceOf(bundle: string, id: string): string {
  const [last, namespace] = bundle.split("/").toReversed();
  if (!bundle.startsWith("/") || last !== id || namespace === undefined || !isName(namespace) || !isName(id))
    throw new StatusError(STATUS.invalidArgument, `${bundle} is no bundle of container ${id}`);
  return namespace;
}

function isName(name: string): boolean {
  return name.length <= MAX_NAME && NAME.test(name);
}

const key = (namespace: string, id: string): string => `${namespace}/${id}`;

/** Creates an empty registry; `what` is the word for what is in it. */
export function createRegistry<T extends Named>(what: string): Registry<T> {
  const known = new Map<string, T>();
  const claimed = new Set<string>();
  const bound = new WeakMap<object, string>();

  function lookUp(call: Call, id: string): T | undefined {
    const namespace = call.metadata.get(NAMESPACE) ?? bound.get(call.connection);
    if (namespace !== undefined) return known.get(key(namespace, id));
    const [only, ...more] = [...known.values()].filter((one) => one.id === id);
    if (only === undefined || more.length > 0) return undefined;
    bound.set(call.connection, only.namespace);
    return only;
  }

  return {
    get all() {
      return known.values();
    },
    claim(call, namespace, id) {
      bound.set(call.connection, namespace);
      const name = key(namespace, id);
      if (known.has(name) || claimed.has(name))
        throw new StatusError(STATUS.alreadyExists, `${what} ${id} is already there`);
      claimed.add(name);
      return () => claimed.delete(name);
    },
    add(one) {
      known.set(key(one.namespace, one.id), one);
    },
    remove(one) {
      const name = key(one.namespace, one.id);
      if (known.get(name) === one) known.delete(name);
    },
    has: (call, id) => lookUp(call, id) !== undefined,
    find(call, id) {
      const found = lookUp(call, id);
      if (found === undefined) throw new StatusError(STATUS.notFound, `no ${what} ${id}`);
      return found;
    },
  };
}
