/** Answers a registry's challenge: basic authentication, or a token from where the registry sends us. */

import type { Challenge } from "./challenge.js";
import type { Credential } from "./credentials.js";
import { OciError } from "./error.js";
import { parseStrictJson } from "../protocol/index.js";
import { readBounded } from "./bounded-body.js";
import { isLoopback } from "./loopback.js";
import type { HttpRequest, Transport } from "./transport.js";

const MAX_TOKEN_ANSWER = 64 * 1024;
/** A token travels in a header. */
const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/** What is asked for. */
export interface AuthorizerInput {
  /** The registry itself. */
  readonly origin: URL;
  /** Scopes that are wanted whatever the challenge says: `repository:NAME:pull`. */
  readonly scopes: readonly string[];
  readonly credential: () => Promise<Credential | undefined>;
  readonly transport: Transport;
}

/** Keeps the header that was good last time. */
export class Authorizer {
  readonly #input: AuthorizerInput;
  #header: string | undefined;
  #renewing: Promise<void> | undefined;

  constructor(input: AuthorizerInput) {
    this.#input = input;
  }

  /** The header for the next request, if one is known. */
  get header(): string | undefined {
    return this.#header;
  }

  /**
   * Gets a new header in the place of the one that was refused; several requests that were refused at once share one, and
   * one that was sent before another had renewed it takes that one's. Throws `registry-…`.
   */
  async renew(challenges: readonly Challenge[], refused: string | undefined): Promise<void> {
    if (refused !== this.#header) return;
    this.#renewing ??= this.#authorize(challenges).finally(() => (this.#renewing = undefined));
    await this.#renewing;
  }

  async #authorize(challenges: readonly Challenge[]): Promise<void> {
    const { origin, credential } = this.#input;
    const login = await credential();
    const bearer = challenges.find(({ scheme }) => scheme === "bearer");
    if (bearer) {
      this.#header = `Bearer ${await this.#token(bearer, login)}`;
      return;
    }
    if (!challenges.some(({ scheme }) => scheme === "basic"))
      throw new OciError("registry-answer", `${origin.host} wants a login of a kind that is not known`);
    if (login?.kind !== "password")
      throw new OciError("registry-unauthorized", `${origin.host} wants a user name and a password`);
    const header = basic(login);
    if (header === this.#header)
      throw new OciError(
        "registry-unauthorized",
        `${origin.host} does not take the login of ${login.username}`,
      );
    this.#header = header;
  }

  async #token({ parameters }: Challenge, login: Credential | undefined): Promise<string> {
    const realm = this.#realm(parameters.get("realm"));
    const wanted = new Set([...(parameters.get("scope")?.split(" ") ?? []), ...this.#input.scopes]);
    const fields: [string, string][] = [...wanted].filter(Boolean).map((scope) => ["scope", scope]);
    const service = parameters.get("service");
    if (service !== undefined) fields.unshift(["service", service]);
    const request =
      login?.kind === "identity" ? exchange(realm, fields, login.token) : ask(realm, fields, login);
    const answer = await this.#input.transport.send(request);
    const bytes = await readBounded(answer, MAX_TOKEN_ANSWER, realm, this.#input.transport);
    if (answer.status === 401 || answer.status === 403 || answer.status === 400)
      throw new OciError("registry-unauthorized", `${realm.host} gives no token (${answer.status})`);
    if (answer.status !== 200)
      throw new OciError("registry-failed", `${realm.host} gives no token (${answer.status})`);
    return tokenOf(bytes, realm);
  }

  /** Where the token comes from; a login never goes over an unencrypted way that was not asked for. */
  #realm(text: string | undefined): URL {
    const { origin } = this.#input;
    if (text === undefined || !URL.canParse(text))
      throw new OciError("registry-answer", `${origin.host} does not say where its tokens come from`);
    const realm = new URL(text);
    const isPlain =
      origin.protocol === "http:" && (isLoopback(realm.hostname) || realm.hostname === origin.hostname);
    if (realm.protocol !== "https:" && !(realm.protocol === "http:" && isPlain))
      throw new OciError("registry-redirect", `${origin.host} sends to ${realm.origin} for a token`);
    return realm;
  }
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** distribution: "Token Authentication Specification". */
function ask(realm: URL, fields: readonly [string, string][], login: Credential | undefined): HttpRequest {
  const url = new URL(realm);
  for (const [name, value] of fields) url.searchParams.append(name, value);
  if (login?.kind === "password") url.searchParams.append("account", login.username);
  return { method: "GET", url, headers: login?.kind === "password" ? { authorization: basic(login) } : {} };
}

/** distribution: "OAuth2 Token Authentication". */
function exchange(realm: URL, fields: readonly [string, string][], refresh: string): HttpRequest {
  const scope = fields.flatMap(([name, value]) => (name === "scope" ? [value] : [])).join(" ");
  const others = fields.filter(([name]) => name !== "scope");
  const form = new URLSearchParams([
    ["grant_type", "refresh_token"],
    ["refresh_token", refresh],
    ["client_id", "sandpaw"],
    ["scope", scope],
    ...others,
  ]);
  const body = new TextEncoder().encode(form.toString());
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  return {
    method: "POST",
    url: realm,
    headers,
    body: async function* () {
      yield body;
    },
  };
}

function tokenOf(bytes: Uint8Array, realm: URL): string {
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (cause) {
    throw new OciError("registry-answer", `${realm.host} answers no JSON`, { cause });
  }
  if (typeof value === "object" && value !== null) {
    const token = ("token" in value && value.token) || ("access_token" in value && value.access_token);
    if (typeof token === "string" && TOKEN.test(token)) return token;
  }
  throw new OciError("registry-answer", `${realm.host} answers without a token`);
}
