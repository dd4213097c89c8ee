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

export const StoreFile = Type.Object({ payload: Type.String(), bundle: Bundle }, CLOSED);

const StoredKey = Type.Object(
  {
    name: Type.String({ maxLength: 64, pattern: `^${LABEL}(?:\\.${LABEL})*$` }),
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
    keys: Type.Array(StoredKey, { maxItems: 256 }),
    revoked: Type.Object(
      { keys: Type.Array(HASH, { maxItems: 1024 }), digests: Type.Array(DIGEST, { maxItems: 8192 }) },
      CLOSED,
    ),
  },
  CLOSED,
);

export const Mark = Type.Object({ version: VERSION, digest: DIGEST }, CLOSED);
