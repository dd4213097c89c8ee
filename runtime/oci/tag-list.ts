/** Lists of tags, page by page. distribution-spec 1.1, "Listing Tags"; RFC 8288 for the link to the next page. */

import { parseStrictJson } from "../protocol/index.js";
import { OciError } from "./error.js";
import { isTag } from "./reference.js";

/** The tags of one page. Throws `registry-answer`. */
export function parseTagList(bytes: Uint8Array): readonly string[] {
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new OciError("registry-answer", "the list of tags is not JSON", { cause });
  }
  const list: unknown =
    typeof value === "object" && value !== null && "tags" in value ? value.tags : undefined;
  // A repository whose last tag was removed has `null`.
  if (list === null) return [];
  const tags: readonly unknown[] | undefined = Array.isArray(list) ? list : undefined;
  const isTagText = (tag: unknown): tag is string => typeof tag === "string" && isTag(tag);
  if (tags?.every(isTagText) !== true)
    throw new OciError("registry-answer", "the list of tags holds something else than tags");
  return tags.filter(isTagText);
}

/** Where the next page is, if there is one; never at another place. Throws `registry-answer`. */
export function nextPage(link: string | readonly string[] | undefined, from: URL): URL | undefined {
  if (link === undefined) return undefined;
  const target = /^<([^<>]+)>\s*;\s*rel="?next"?$/.exec(
    typeof link === "string" ? link : link.join(","),
  )?.[1];
  const url = target !== undefined && URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (url?.origin !== from.origin || url.pathname !== from.pathname)
    throw new OciError("registry-answer", `${from.host} names a next page that is none`);
  return url;
}
