/** For the bench: a registry of other people, and images of any size. */

export { startRegistry, type RunningRegistry } from "../interop/docker-registry.js";
export { peerPath } from "../interop/peer.js";
export { sampleModule } from "../runtime/oci/sample.js";
