// The files of the trust room.
import { Type } from "typebox";
import { Ceiling } from "./envelopes.mjs";

const CLOSED = { additionalProperties: false };
// Exactly 32 bytes in base64.
const HASH = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$" });
const DIGEST = Type.String({ pattern: "^sha256:[0-9a-f]{64}$" });
const TIME = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" });
const VERSION = Type.Integer({ minimum: 1, maximum: 9_007_199_254_740_990 });
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

export const Bundle = Type.Object(
  {
    mediaType: Type.Literal("application/vnd.dev.sigstore.bundle.v0.3+json"),
    verificationMaterial: Type.Object({ publicKey: Type.Object({ hint: HASH }, CLOSED) }, CLOSED),
    messageSignature: Type.Object(
      {
        messageDigest: Type.Object({ algorithm: Type.Literal("SHA2_256"), digest: HASH }, CLOSED),
        signature: Type.String({ pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$" }),
      },
      CLOSED,
    ),
  },
  CLOSED,
);

const BASE64 = "^[A-Za-z0-9+/]*={0,2}$";

export const ImageBundle = Type.Object(
  {
    mediaType: Type.Literal("application/vnd.dev.sigstore.bundle.v0.3+json"),
    verificationMaterial: Type.Object({ publicKey: Type.Object({ hint: HASH }, CLOSED) }, CLOSED),
    dsseEnvelope: Type.Object(
      {
        payload: Type.String({ pattern: BASE64 }),
        payloadType: Type.Literal("application/vnd.in-toto+json"),
        signatures: Type.Array(
          Type.Object(
            {
              sig: Type.String({ pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$" }),
              keyid: Type.Optional(Type.String({ maxLength: 64 })),
            },
            CLOSED,
          ),
          { minItems: 1, maxItems: 1 },
        ),
      },
      CLOSED,
    ),
  },
  CLOSED,
);

const ANYTHING = Type.Record(Type.String(), Type.Unknown());

export const ImageStatement = Type.Object(
  {
    _type: Type.Literal("https://in-toto.io/Statement/v1"),
    subject: Type.Array(
      Type.Object(
        {
          name: Type.Optional(Type.String({ maxLength: 512 })),
          digest: Type.Object({ sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }) }, CLOSED),
          annotations: Type.Optional(ANYTHING),
        },
        CLOSED,
      ),
      { minItems: 1, maxItems: 1 },
    ),
    predicateType: Type.Literal("https://sigstore.dev/cosign/sign/v1"),
    predicate: ANYTHING,
  },
  CLOSED,
);

export const SimpleSigning = Type.Object(
  {
    critical: Type.Object(
      {
        identity: Type.Object({ "docker-reference": Type.String({ maxLength: 512 }) }, CLOSED),
        image: Type.Object({ "docker-manifest-digest": DIGEST }, CLOSED),
        type: Type.Literal("cosign container image signature"),
      },
      CLOSED,
    ),
    optional: Type.Optional(Type.Union([ANYTHING, Type.Null()])),
  },
  CLOSED,
);

// `bundle` is how one signature was written before a root could have several keys; it is read, and never written.
export const SealedFile = Type.Object(
  {
    payload: Type.String(),
    bundles: Type.Optional(Type.Array(Bundle, { minItems: 1, maxItems: 16 })),
    bundle: Type.Optional(Bundle),
  },
  CLOSED,
);

const NAME = Type.String({ maxLength: 64, pattern: `^${LABEL}(?:\\.${LABEL})*$` });

export const RootContent = Type.Object(
  {
    kind: Type.Literal("sandpaw-root"),
    format: Type.Literal(1),
    version: VERSION,
    threshold: Type.Integer({ minimum: 1, maximum: 16 }),
    keys: Type.Array(Type.Object({ name: NAME, publicKey: Type.String({ maxLength: 400 }) }, CLOSED), {
      minItems: 1,
      maxItems: 16,
    }),
  },
  CLOSED,
);

const StoredKey = Type.Object(
  {
    name: NAME,
    publicKey: Type.String({ maxLength: 400 }),
    scope: Type.Array(
      Type.String({ maxLength: 130, pattern: `^(?:\\*|${LABEL}(?:\\.${LABEL})*(?:\\.\\*)?)$` }),
      { minItems: 1, maxItems: 64 },
    ),
    ceiling: Ceiling,
    expires: Type.Optional(TIME),
  },
  CLOSED,
);

export const StoreContent = Type.Object(
  {
    format: Type.Literal(1),
    version: VERSION,
    issued: TIME,
    expires: TIME,
    graceHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 8760 })),
    keys: Type.Array(StoredKey, { maxItems: 256 }),
    revoked: Type.Object(
      { keys: Type.Array(HASH, { maxItems: 1024 }), digests: Type.Array(DIGEST, { maxItems: 8192 }) },
      CLOSED,
    ),
  },
  CLOSED,
);

export const Mark = Type.Object({ version: VERSION, digest: DIGEST }, CLOSED);

export const ClockMark = Type.Object(
  {
    // Milliseconds: until the year 5138.
    timeMs: Type.Integer({ minimum: 0, maximum: 100_000_000_000_000 }),
    uptimeMs: Type.Integer({ minimum: 0, maximum: 100_000_000_000_000 }),
    boot: Type.String({ pattern: "^[0-9a-f-]{1,64}$" }),
  },
  CLOSED,
);
