/** What is asked of containerd. */

export { podAnnotations, type PodQuestion } from "./pod-annotations.js";
export { callGrpc, type GrpcCall } from "./grpc.js";
