// JSON of images as strangers write it: manifests, indexes, layouts. What is not named here is refused, except in the
// configuration of an image, into which every tool writes what it likes and of which nothing but this is read.
import { Type } from "typebox";

const CLOSED = { additionalProperties: false };
const DIGEST = Type.String({ pattern: "^sha256:[0-9a-f]{64}$" });
const MEDIA_TYPE = Type.String({
  maxLength: 255,
  pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$",
});
const SIZE = Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 });
const Annotations = Type.Object(
  {},
  {
    additionalProperties: Type.String({ maxLength: 65_536 }),
    maxProperties: 64,
    propertyNames: Type.String({ minLength: 1, maxLength: 256 }),
  },
);
const WORD = Type.String({ maxLength: 64 });
const Platform = Type.Object(
  {
    architecture: WORD,
    os: WORD,
    "os.version": Type.Optional(WORD),
    "os.features": Type.Optional(Type.Array(WORD, { maxItems: 16 })),
    variant: Type.Optional(WORD),
    features: Type.Optional(Type.Array(WORD, { maxItems: 16 })),
  },
  CLOSED,
);
const Descriptor = Type.Object(
  {
    mediaType: MEDIA_TYPE,
    digest: DIGEST,
    size: SIZE,
    annotations: Type.Optional(Annotations),
    artifactType: Type.Optional(MEDIA_TYPE),
    data: Type.Optional(Type.String({ maxLength: 65_536, pattern: "^[A-Za-z0-9+/]*={0,2}$" })),
    platform: Type.Optional(Platform),
  },
  CLOSED,
);

export const ImageManifest = Type.Object(
  {
    schemaVersion: Type.Literal(2),
    mediaType: Type.Optional(Type.Literal("application/vnd.oci.image.manifest.v1+json")),
    artifactType: Type.Optional(MEDIA_TYPE),
    config: Descriptor,
    layers: Type.Array(Descriptor, { maxItems: 32 }),
    subject: Type.Optional(Descriptor),
    annotations: Type.Optional(Annotations),
  },
  CLOSED,
);

export const ImageIndex = Type.Object(
  {
    schemaVersion: Type.Literal(2),
    mediaType: Type.Optional(Type.Literal("application/vnd.oci.image.index.v1+json")),
    artifactType: Type.Optional(MEDIA_TYPE),
    manifests: Type.Array(Descriptor, { maxItems: 1024 }),
    subject: Type.Optional(Descriptor),
    annotations: Type.Optional(Annotations),
  },
  CLOSED,
);

export const LayoutMark = Type.Object({ imageLayoutVersion: Type.Literal("1.0.0") }, CLOSED);

export const ImageConfig = Type.Object({
  architecture: WORD,
  os: WORD,
  config: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        Entrypoint: Type.Optional(Type.Union([Type.Null(), Type.Array(Type.String(), { maxItems: 64 })])),
        User: Type.Optional(Type.String({ maxLength: 256 })),
      }),
    ]),
  ),
  rootfs: Type.Object({ type: Type.Literal("layers"), diff_ids: Type.Array(DIGEST, { maxItems: 32 }) }),
});
