/** What a bundle says of its pod: whose it is, which files are its own, and where its last words go. */

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SERVICE_ACCOUNT_PATH } from "@sandpaw/runtime/policy";
import { identityOf, mountedFiles, parseSpec, terminationLogOf, type ContainerSpec } from "@sandpaw/shim";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: pod");
const UID = "0a-1";
const POD = {
  "io.kubernetes.cri.container-type": "container",
  "io.kubernetes.cri.sandbox-name": "cover",
  "io.kubernetes.cri.sandbox-namespace": "robots",
  "io.kubernetes.cri.sandbox-uid": UID,
};

/** Destination and source; a bind each. */
type Mounts = readonly (readonly [string, string])[];

function specOf(mounts: Mounts, annotations: Readonly<Record<string, string>> = POD): ContainerSpec {
  const value = {
    annotations,
    process: { user: { uid: 1000, gid: 2000, additionalGids: [3000] } },
    mounts: [
      { destination: "/proc", source: "proc", type: "proc" },
      ...mounts.map(([destination, source]) => ({
        destination,
        source,
        type: "bind",
        options: ["rbind", "ro"],
      })),
    ],
  };
  return parseSpec(JSON.stringify(value), "config.json");
}

const volume = (kind: string, uid = UID): string => `/k/pods/${uid}/volumes/kubernetes.io~${kind}/v`;

test("a pod's files are those that kubelet has filled for it; paths are made plain, the user is the container's", () => {
  const spec = specOf([
    ["/etc/config/", volume("configmap")],
    ["etc//keys", volume("secret")],
    ["/cache", volume("empty-dir")],
    ["/host", "/etc"],
    ["/other", volume("secret", "0b-2")],
    ["/etc/hosts", `/k/pods/${UID}/etc-hosts`],
  ]);
  assert.deepEqual(mountedFiles(spec), {
    user: { uid: 1000, gid: 2000, groups: [3000] },
    mounts: [
      { path: "/etc/config", source: volume("configmap") },
      { path: "/etc/keys", source: volume("secret") },
    ],
  });
});

test("a container of no pod has the binds that were chosen for it", () => {
  assert.deepEqual(mountedFiles(specOf([["/etc/config", "/srv/config"]], {})).mounts, [
    { path: "/etc/config", source: "/srv/config" },
  ]);
});

test("whose a pod is comes from its token; without one, or with garbage, nobody's", () => {
  const claims = (value: unknown): string =>
    `e30.${Buffer.from(JSON.stringify(value)).toString("base64url")}.sig`;
  const accountOf = (token: string | undefined): string | undefined => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "..1"));
    symlinkSync("..1", join(folder, "..data"));
    if (token !== undefined) writeFileSync(join(folder, "..1", "token"), token);
    return identityOf(specOf([[SERVICE_ACCOUNT_PATH, folder]]), "id").serviceAccount;
  };
  const sub = "system:serviceaccount:robots:default";
  assert.equal(accountOf(claims({ sub })), sub);
  for (const token of [undefined, "", "x", "a.b.c", claims(7), claims({ sub: 7 }), "x".repeat(20_000)])
    assert.equal(accountOf(token), undefined);
  const { name, namespace, podUid } = identityOf(specOf([]), "id");
  assert.deepEqual([name, namespace, podUid], ["cover", "robots", UID]);
  assert.equal(identityOf(specOf([], {}), "id").name, "id");
});

test("last words go where kubelet reads them, wherever the pod wants the file", () => {
  const file = `/k/pods/${UID}/containers/main/6f1c0d2e`;
  assert.equal(terminationLogOf(specOf([["/tmp/last-words", file]])), file);
  assert.equal(terminationLogOf(specOf([["/dev/termination-log", "/srv/log"]], {})), "/srv/log");
  assert.equal(terminationLogOf(specOf([["/tmp/x", "/k/pods/0b-2/containers/main/6f1c0d2e"]])), undefined);
});

test.run();
