/** What is asked of containerd. */

export { podAnnotations, type PodQuestion } from "./pod-annotations.js";
export { wasmLayer, type ContainerQuestion, type WasmLayer } from "./wasm-layer.js";
export { createGrpcChannels, type GrpcChannels } from "./channels.js";
export { callGrpc, streamGrpc, type GrpcCall } from "./grpc.js";
