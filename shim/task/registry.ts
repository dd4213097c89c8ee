/**
 * The tasks of this node by namespace and name. Older containerds do not say in which namespace a call belongs:
 * then it is that of the container which was created on the same connection, or the only one of that name.
 */

import { STATUS, StatusError, type Call } from "../ttrpc/index.js";
import type { Task } from "./task.js";

const NAMESPACE = "containerd-namespace-ttrpc";
/** As containerd itself demands of namespaces and names. */
const NAME = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
const MAX_NAME = 76;

/** Tasks by name. */
export interface Registry {
  readonly tasks: Iterable<Task>;
  /** Binds the connection to a namespace, and takes the name; throws ALREADY_EXISTS. Answers how to give it back. */
  claim(call: Call, namespace: string, id: string): () => void;
  add(task: Task): void;
  remove(task: Task): void;
  /** Throws NOT_FOUND. */
  find(call: Call, id: string): Task;
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

/** Creates an empty registry. */
export function createRegistry(): Registry {
  const tasks = new Map<string, Task>();
  const claimed = new Set<string>();
  const bound = new WeakMap<object, string>();

  return {
    get tasks() {
      return tasks.values();
    },
    claim(call, namespace, id) {
      bound.set(call.connection, namespace);
      const name = key(namespace, id);
      if (tasks.has(name) || claimed.has(name))
        throw new StatusError(STATUS.alreadyExists, `container ${id} is already there`);
      claimed.add(name);
      return () => claimed.delete(name);
    },
    add(task) {
      tasks.set(key(task.namespace, task.id), task);
    },
    remove(task) {
      const name = key(task.namespace, task.id);
      if (tasks.get(name) === task) tasks.delete(name);
    },
    find(call, id) {
      const namespace = call.metadata.get(NAMESPACE) ?? bound.get(call.connection);
      const named = namespace === undefined ? undefined : tasks.get(key(namespace, id));
      if (named !== undefined) return named;
      const [only, ...more] =
        namespace === undefined ? [...tasks.values()].filter((task) => task.id === id) : [];
      if (only === undefined || more.length > 0) throw new StatusError(STATUS.notFound, `no container ${id}`);
      bound.set(call.connection, only.namespace);
      return only;
    },
  };
}
