/** The messages of `containerd.runtime.sandbox.v1.Sandbox`. Field numbers as in containerd's sandbox.proto. */

import { any, child, message, text, timestamp, unsigned, type Any, type Codec } from "../protobuf/index.js";

/** What names a sandbox. Of what else a request may carry, nothing is needed. */
export interface SandboxRef {
  readonly sandboxId: string;
}
export const sandboxRef: Codec<SandboxRef> = message<SandboxRef>({ sandboxId: text(1) });

export interface CreateSandboxRequest extends SandboxRef {
  readonly bundle: string;
}
export const createSandboxRequest: Codec<CreateSandboxRequest> = message<CreateSandboxRequest>({
  sandboxId: text(1),
  bundle: text(2),
});

export interface StartSandboxResponse {
  readonly pid: number;
  readonly createdAt: Date | undefined;
}
export const startSandboxResponse: Codec<StartSandboxResponse> = message<StartSandboxResponse>({
  pid: unsigned(1),
  createdAt: timestamp(2),
});

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}
export interface PlatformResponse {
  readonly platform: Platform | undefined;
}
export const platformResponse: Codec<PlatformResponse> = message<PlatformResponse>({
  platform: child(1, message<Platform>({ os: text(1), architecture: text(2), variant: text(3) })),
});

export interface SandboxStatusResponse extends SandboxRef {
  readonly pid: number;
  readonly state: string;
  readonly createdAt: Date | undefined;
  readonly exitedAt: Date | undefined;
}
export const sandboxStatusResponse: Codec<SandboxStatusResponse> = message<SandboxStatusResponse>({
  sandboxId: text(1),
  pid: unsigned(2),
  state: text(3),
  createdAt: timestamp(5),
  exitedAt: timestamp(6),
});

interface Metric {
  readonly timestamp: Date | undefined;
  readonly id: string;
  readonly data: Any | undefined;
}
export interface SandboxMetricsResponse {
  readonly metrics: Metric | undefined;
}
export const sandboxMetricsResponse: Codec<SandboxMetricsResponse> = message<SandboxMetricsResponse>({
  metrics: child(1, message<Metric>({ timestamp: timestamp(1), id: text(2), data: child(3, any) })),
});
