/** Signatures of images: where they lie in a registry or a layout, written and read. */

export { signImage, type SignedImage } from "./sign-image.js";
export { readClaims } from "./read-claims.js";
export { readSignatureTag, signatureTag, writeSignatureTag } from "./signature-tag.js";
export { readReferrers, writeReferrer } from "./bundle-referrer.js";
