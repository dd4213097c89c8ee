/**
 * The part `files` of requests, ceilings and grants: the paths below which a behaviour may read what is mounted for
 * it. A list of paths stands for all that lies at or below one of them, so an intersection is a list again.
 */

/** The credential that Kubernetes mounts unasked; a wider path does not cover it, it must be granted by its name. */
export const SERVICE_ACCOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Every path, and what must be named beside it. */
export const ALL_FILES: readonly string[] = Object.freeze(["/", SERVICE_ACCOUNT_PATH]);

const FORM = /^(?:\/|(?:\/(?!\.{1,2}(?:\/|$))[!-+\--.0-~]+)+)$/;
const MAX_PATHS = 32;
const MAX_PATH = 256;

/** Whether a path may stand in a list: whole, without `.`, `..`, blanks, commas or what is not ASCII. */
export function isFilePath(path: string): boolean {
  return path.length <= MAX_PATH && FORM.test(path);
}

/** The paths of an annotation, separated by commas; undefined when one cannot be one. */
export function parseFilePaths(text: string): readonly string[] | undefined {
  const paths = text.split(",").map((word) => word.trim());
  return paths.length <= MAX_PATHS && paths.every(isFilePath) ? paths : undefined;
}

/** Whether what is granted as `path` includes `other`. */
export function coversPath(path: string, other: string): boolean {
  if (!isAtOrBelow(other, path)) return false;
  return !isAtOrBelow(other, SERVICE_ACCOUNT_PATH) || isAtOrBelow(path, SERVICE_ACCOUNT_PATH);
}

/** Whether a path is the other, or lies below it; both are whole and plain. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

/** What both lists include, as the shortest list, in order. */
export function meetPaths(a: readonly string[], b: readonly string[]): readonly string[] {
  const both = [
    ...a.filter((path) => b.some((other) => coversPath(other, path))),
    ...b.filter((path) => a.some((other) => coversPath(other, path))),
  ];
  return plainPaths(both);
}

/** The shortest list that includes the same, in order. */
export function plainPaths(paths: readonly string[]): readonly string[] {
  const different = [...new Set(paths)];
  const needed = different.filter(
    (path) => !different.some((other) => other !== path && coversPath(other, path)),
  );
  return Object.freeze(needed.sort());
}
