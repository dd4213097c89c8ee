/** One repository of a registry. OCI distribution-spec 1.1. */

import type { Reference } from "./reference.js";
import { Authorizer } from "./authorizer.js";
import { BlobCheck } from "./checked-chunks.js";
import { readBounded } from "./bounded-body.js";
import { findCredential } from "./credentials.js";
import { assertIs, type Descriptor } from "./descriptor.js";
import { digestOf, isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { encodeIndex, parseIndex } from "./image-index.js";
import type { BlobSource, ImageStore, Started } from "./image-store.js";
import { MAX_DOCUMENT } from "./json-document.js";
import { parseManifest, type StoredDocument } from "./manifest.js";
import { IMAGE_INDEX, IMAGE_MANIFEST } from "./media-types.js";
import { registryOrigin } from "./registry-origin.js";
import { ask, reasonOf, type Asker } from "./registry-request.js";
import { refusal } from "./registry-refusal.js";
import { parseTagList, nextPage } from "./tag-list.js";
import { findTlsFiles } from "./tls-files.js";
import { Transport, type HttpAnswer, type HttpRequest } from "./transport.js";
import { upload } from "./blob-upload.js";

/** How a registry is reached. */
export interface RegistryOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** A file of CA certificates, PEM; TLS is used then on loopback, too. */
  readonly caFile?: string;
  /** Without TLS, where it is not this machine. */
  readonly plainHttp?: boolean;
  /** Whether blobs and manifests will be written. */
  readonly forWriting?: boolean;
  /** Another repository of the registry, of which blobs may be taken over. */
  readonly mountFrom?: string;
  /** Nothing for this long and the connection is given up, ms. */
  readonly idleMs?: number;
  readonly random?: () => number;
}

/** How often a download goes on after it broke. */
const MAX_RESUMES = 8;
const MAX_PAGES = 100;
/** As many as one index may have, on however many pages. */
const MAX_REFERRERS = 1024;

/** The images of one repository. */
export class RegistryRepository implements ImageStore {
  readonly label: string;
  readonly #repository: string;
  readonly #asker: Asker;
  readonly #mountFrom: string | undefined;

  constructor(
    { registry, repository }: Pick<Reference, "registry" | "repository">,
    options: RegistryOptions,
  ) {
    const tls = findTlsFiles(options.env, registry, options.caFile);
    const origin = registryOrigin(registry, options.plainHttp === true, tls.ca !== undefined);
    const transport = new Transport(tls, options.signal, options.idleMs);
    const scopes = [`repository:${repository}:pull${options.forWriting === true ? ",push" : ""}`];
    if (options.mountFrom !== undefined) scopes.push(`repository:${options.mountFrom}:pull`);
    let found: ReturnType<typeof findCredential> | undefined;
    const credential = (): ReturnType<typeof findCredential> =>
      (found ??= findCredential(options.env, registry, repository));
    this.label = `${registry}/${repository}`;
    this.#repository = repository;
    this.#mountFrom = options.mountFrom;
    this.#asker = {
      transport,
      origin,
      authorizer: new Authorizer({ origin, scopes, credential, transport }),
      random: options.random ?? Math.random,
    };
  }

  async getManifest(tagOrDigest: string): Promise<StoredDocument> {
    const url = this.#url(`manifests/${tagOrDigest}`);
    const answer = await this.#ask({
      method: "GET",
      url,
      headers: { accept: `${IMAGE_MANIFEST}, ${IMAGE_INDEX}` },
    });
    if (answer.status !== 200) throw await this.#refusal(answer, url, "image-absent", tagOrDigest);
    const bytes = await readBounded(answer, MAX_DOCUMENT, url, this.#asker.transport);
    const descriptor = { mediaType: typeOf(answer, url), digest: digestOf(bytes), size: bytes.length };
    if (isDigest(tagOrDigest)) assertIs(bytes, { digest: tagOrDigest, size: bytes.length });
    const said = answer.headers["docker-content-digest"];
    if (typeof said === "string" && isDigest(said) && said !== descriptor.digest)
      throw new OciError("blob-mismatch", `${url.host} says ${said} and sends ${descriptor.digest}`);
    return { descriptor, bytes };
  }

  async putManifest(document: StoredDocument, tag?: string): Promise<void> {
    const { descriptor, bytes } = document;
    assertIs(bytes, descriptor);
    const answer = await this.#put(document, tag ?? descriptor.digest);
    const subject = descriptor.mediaType === IMAGE_MANIFEST ? parseManifest(bytes).subject : undefined;
    if (subject !== undefined && answer.headers["oci-subject"] === undefined)
      await this.#listReferrer(subject.digest, descriptor);
  }

  async hasBlob(digest: Digest): Promise<boolean> {
    const url = this.#url(`blobs/${digest}`);
    const answer = await this.#ask({ method: "HEAD", url, headers: {} });
    answer.body.resume();
    if (answer.status === 200) return true;
    if (answer.status === 404) return false;
    throw await this.#refusal(answer, url, "blob-absent", digest);
  }

  async *readBlob(descriptor: Descriptor, started?: Started): AsyncGenerator<Uint8Array, void, undefined> {
    const check = new BlobCheck(descriptor, started);
    const url = this.#url(`blobs/${descriptor.digest}`);
    for (let resumes = 0; ; resumes += 1) {
      const broken = yield* this.#readOn(url, descriptor, check);
      if (check.isComplete) break;
      if (resumes === MAX_RESUMES) {
        if (broken) throw broken;
        break;
      }
    }
    check.end();
  }

  async writeBlob(source: BlobSource, onBytes?: (count: number) => void): Promise<void> {
    await upload(
      {
        asker: this.#asker,
        start: this.#url("blobs/uploads/"),
        ...(this.#mountFrom !== undefined && { mountFrom: this.#mountFrom }),
        hasBlob: (digest) => this.hasBlob(digest),
        refuse: (answer, url, what) => this.#refusal(answer, url, "image-absent", what),
      },
      source,
      onBytes,
    );
  }

  async listTags(): Promise<readonly string[]> {
    const tags: string[] = [];
    let url: URL | undefined = this.#url("tags/list");
    for (let page = 0; url !== undefined; page += 1) {
      const answer: HttpAnswer = await this.#ask({ method: "GET", url, headers: {} });
      if (answer.status !== 200) throw await this.#refusal(answer, url, "image-absent", "tags");
      const bytes = await readBounded(answer, MAX_DOCUMENT, url, this.#asker.transport);
      tags.push(...parseTagList(bytes));
      if (page === MAX_PAGES)
        throw new OciError("registry-answer", `${url.host} has more than ${MAX_PAGES} pages of tags`);
      url = nextPage(answer.headers["link"], url);
    }
    return tags.sort();
  }

  async getReferrers(subject: Digest): Promise<readonly Descriptor[]> {
    const found: Descriptor[] = [];
    let url: URL | undefined = this.#url(`referrers/${subject}`);
    for (let page = 0; url !== undefined; page += 1) {
      const answer: HttpAnswer = await this.#ask({ method: "GET", url, headers: { accept: IMAGE_INDEX } });
      // Registries without this part of the specification answer 404, and some send their start page.
      const isList = answer.headers["content-type"]?.split(";")[0]?.trim() === IMAGE_INDEX;
      if (answer.status !== 200 || !isList) {
        if (answer.status === 401 || answer.status === 403)
          throw await this.#refusal(answer, url, "image-absent", "referrers");
        answer.body.destroy();
        // What has begun is not all that there is, and no other list stands in for the rest.
        if (page > 0)
          throw new OciError("registry-answer", `${url.host} does not give the rest of the referrers`);
        return this.#fallbackList(subject);
      }
      const bytes = await readBounded(answer, MAX_DOCUMENT, url, this.#asker.transport);
      found.push(...parseIndex(bytes).manifests);
      if (found.length > MAX_REFERRERS || page === MAX_PAGES)
        throw new OciError(
          "image-too-large",
          `${this.label} lists more than ${MAX_REFERRERS} manifests about ${subject}, or on more than ${MAX_PAGES} pages`,
        );
      url = nextPage(answer.headers["link"], url);
    }
    return found;
  }

  close(): Promise<void> {
    this.#asker.transport.close();
    return Promise.resolve();
  }

  /** What a registry without referrers has instead: an index under a tag made of the digest. */
  async #fallbackList(subject: Digest): Promise<readonly Descriptor[]> {
    try {
      const { descriptor, bytes } = await this.getManifest(subject.replace(":", "-"));
      if (descriptor.mediaType !== IMAGE_INDEX)
        throw new OciError("image-type-unknown", `${this.label} has no index under the tag for referrers`);
      return parseIndex(bytes).manifests;
    } catch (error) {
      if (error instanceof OciError && error.code === "image-absent") return [];
      throw error;
    }
  }

  async #listReferrer(subject: Digest, { annotations, artifactType, ...rest }: Descriptor): Promise<void> {
    const listed = await this.#fallbackList(subject);
    if (listed.some(({ digest }) => digest === rest.digest)) return;
    const entry = {
      ...rest,
      ...(annotations !== undefined && { annotations }),
      ...(artifactType !== undefined && { artifactType }),
    };
    await this.#put(encodeIndex([...listed, entry]), subject.replace(":", "-"));
  }

  async #put({ descriptor, bytes }: StoredDocument, name: string): Promise<HttpAnswer> {
    const url = this.#url(`manifests/${name}`);
    const answer = await this.#ask({
      method: "PUT",
      url,
      headers: { "content-type": descriptor.mediaType, "content-length": String(bytes.length) },
      body: async function* () {
        yield bytes;
      },
    });
    if (answer.status !== 201) throw await this.#refusal(answer, url, "image-absent", name);
    answer.body.resume();
    return answer;
  }

  /** Reads from where the check stands; answers why it ended early, if it did. */
  async *#readOn(
    url: URL,
    descriptor: Descriptor,
    check: BlobCheck,
  ): AsyncGenerator<Uint8Array, OciError | undefined, undefined> {
    const from = check.at;
    const headers: Record<string, string> =
      from === 0 ? {} : { range: `bytes=${from}-${descriptor.size - 1}` };
    const answer = await this.#ask({ method: "GET", url, headers });
    const isPart = answer.status === 206 && from > 0;
    if (!isPart && answer.status !== 200)
      throw await this.#refusal(answer, url, "blob-absent", descriptor.digest);
    // A registry that knows no ranges sends everything again.
    let skip = isPart ? 0 : from;
    checkLength(answer, isPart, from, descriptor, url);
    try {
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        const fresh = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        if (fresh.length === 0) continue;
        check.take(fresh);
        yield fresh;
      }
      return undefined;
    } catch (cause) {
      const error = this.#asker.transport.error(url, cause);
      if (error.code !== "registry-unreachable") throw error;
      return error;
    } finally {
      answer.body.destroy();
    }
  }

  #url(path: string): URL {
    return new URL(`/v2/${this.#repository}/${path}`, this.#asker.origin);
  }

  async #ask(request: HttpRequest): Promise<HttpAnswer> {
    return ask(this.#asker, request);
  }

  async #refusal(
    answer: HttpAnswer,
    url: URL,
    absent: "image-absent" | "blob-absent",
    what: string,
  ): Promise<OciError> {
    return refusal({
      status: answer.status,
      reason: await reasonOf(this.#asker, answer, url),
      absent,
      what: `${this.label} ${what}`,
    });
  }
}

function typeOf({ headers }: HttpAnswer, url: URL): string {
  const type = headers["content-type"]?.split(";")[0]?.trim() ?? "";
  if (type === IMAGE_MANIFEST || type === IMAGE_INDEX) return type;
  throw new OciError(
    "image-type-unknown",
    `${url.host} has ${type === "" ? "something without a type" : type.slice(0, 200)} under that name; ${IMAGE_MANIFEST} is taken`,
  );
}

/** Throws `registry-answer`, `blob-mismatch` where the headers promise something else than was asked for. */
function checkLength(
  { headers }: HttpAnswer,
  isPart: boolean,
  from: number,
  { size, digest }: Descriptor,
  url: URL,
): void {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    throw new OciError("registry-answer", `${url.host} sends ${encoding}, which was not asked for`);
  if (isPart && headers["content-range"] !== `bytes ${from}-${size - 1}/${size}`)
    throw new OciError("registry-answer", `${url.host} sends another part than was asked for`);
  const length = headers["content-length"];
  const expected = isPart ? size - from : size;
  if (length !== undefined && Number(length) !== expected)
    throw new OciError(
      "blob-mismatch",
      `${digest}: ${url.host} sends ${length} bytes instead of ${expected}`,
    );
}
