/** Names and files of cgroups, over folders that stand for the kernel's: version 2 cannot be run on every machine. */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cgroupPath,
  cgroupOf,
  metricsOf,
  ShimError,
  type Cgroup,
  type CgroupUse,
  type Resources,
} from "@sandpaw/shim";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("shim: cgroups");

async function createCgroup(wanted: string, root: string): Promise<Cgroup> {
  const cgroup = cgroupOf(wanted, root);
  await cgroup.make();
  return cgroup;
}

const LIMITS: Resources = {
  memoryLimit: 64 * 1024 * 1024,
  memorySwapLimit: 80 * 1024 * 1024,
  cpuShares: 1024,
  cpuQuota: 50_000,
  cpuPeriod: 100_000,
  pidsLimit: 100,
};

const NO_LIMITS: Resources = {
  memoryLimit: undefined,
  memorySwapLimit: undefined,
  cpuShares: undefined,
  cpuQuota: undefined,
  cpuPeriod: undefined,
  pidsLimit: undefined,
};

test("what the two drivers of kubelet call a cgroup", () => {
  for (const [wanted, path] of [
    ["/default/box", "/default/box"],
    ["default//box/", "/default/box"],
    ["system.slice:runc:box", "/system.slice/runc-box.scope"],
    [":cri-containerd:box", undefined],
    ["-.slice:cri:box", "/cri-box.scope"],
    [
      "kubepods-burstable-pod12.slice:cri-containerd:abc",
      "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod12.slice/cri-containerd-abc.scope",
    ],
    ["/a/../../etc", undefined],
    ["", undefined],
    ["/", undefined],
    ["a.slice:b", undefined],
    ["a.slice:b:c:d", undefined],
    ["a--b.slice:c:d", undefined],
  ] as const) {
    if (path === undefined) {
      assert.throws(
        () => cgroupPath(wanted),
        (error: unknown) => error instanceof ShimError && error.code === "cgroup-path-invalid",
        wanted,
      );
    } else assert.equal(cgroupPath(wanted), path);
  }
});

test("no name leads out of the tree", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.constantFrom("", "..", "/../", ":"), (text, extra) => {
      try {
        const path = cgroupPath(text + extra + text);
        assert.ok(path.startsWith("/") && !path.split("/").includes(".."), path);
      } catch (error) {
        assert.ok(error instanceof ShimError);
      }
    }),
  );
});

test("version 1: limits and use", async () => {
  const root = temporaryFolder();
  for (const controller of ["memory", "cpu", "cpuacct", "pids"]) mkdirSync(join(root, controller));
  const cgroup = await createCgroup("/pods/one", root);
  assert.equal(cgroup.version, 1);
  cgroup.limit(LIMITS);
  await cgroup.place(4711);
  const read = (controller: string, file: string): string =>
    readFileSync(join(root, controller, "pods", "one", file), "utf8");
  assert.equal(read("memory", "memory.limit_in_bytes"), String(64 * 1024 * 1024));
  assert.deepEqual([read("cpu", "cpu.cfs_quota_us"), read("pids", "pids.max")], ["50000", "100"]);
  for (const controller of ["memory", "cpu", "cpuacct", "pids"])
    assert.equal(read(controller, "cgroup.procs"), "4711");
  const put = (controller: string, file: string, text: string): void => {
    writeFileSync(join(root, controller, "pods", "one", file), text);
  };
  put("memory", "memory.usage_in_bytes", "5000\n");
  put("memory", "memory.stat", "cache 1\ntotal_inactive_file 77\ntotal_rss 88\n");
  put("memory", "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
  put("cpuacct", "cpuacct.usage", "123456789\n");
  put("cpuacct", "cpuacct.stat", "user 3\nsystem 4\n");
  const use = cgroup.use();
  assert.deepEqual(
    [use.memory, use.inactiveFile, use.anonymous, use.oomKills, use.cpuNs, use.cpuUserNs, use.memoryLimit],
    [5000, 77, 88, 2, 123_456_789, 30_000_000, 64 * 1024 * 1024],
  );
  assert.equal(cgroup.oomKills(), 2);
  put("memory", "memory.limit_in_bytes", "9223372036854771712\n");
  assert.equal(cgroup.use().memoryLimit, undefined);
});

test("version 2: limits and use", async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
  const cgroup = await createCgroup("/pods/one", root);
  assert.equal(cgroup.version, 2);
  cgroup.limit(LIMITS);
  const folder = join(root, "pods", "one");
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  assert.deepEqual(
    [read("memory.max"), read("cpu.max"), read("cpu.weight"), read("pids.max")],
    [String(64 * 1024 * 1024), "50000 100000", "39", "100"],
  );
  for (const above of [root, join(root, "pods")])
    assert.equal(readFileSync(join(above, "cgroup.subtree_control"), "utf8"), "+cpu +memory +pids");
  assert.deepEqual(cgroup.folders, [folder]);
  // An update changes what it names, and nothing else.
  const only = (changes: Partial<Resources>): Resources => ({ ...NO_LIMITS, ...changes });
  for (const [changes, file, expected] of [
    [{ cpuPeriod: 200_000 }, "cpu.max", "50000 200000"],
    [{ cpuQuota: 70_000 }, "cpu.max", "70000"],
    [{ memoryLimit: 1024 }, "memory.max", "1024"],
    [{ pidsLimit: 7 }, "pids.max", "7"],
    [{ cpuShares: 2 }, "cpu.weight", "1"],
    [{ cpuShares: 262_144 }, "cpu.weight", "10000"],
  ] as const) {
    cgroup.limit(only(changes));
    assert.equal(read(file), expected, file);
  }
  await cgroup.place(4711);
  assert.equal(read("cgroup.procs"), "4711");
  await cgroup.evict(4711);
  assert.equal(readFileSync(join(root, "cgroup.procs"), "utf8"), "4711");
  writeFileSync(join(folder, "memory.current"), "5000\n");
  writeFileSync(join(folder, "memory.events"), "low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\n");
  writeFileSync(join(folder, "cpu.stat"), "usage_usec 12\nuser_usec 5\nsystem_usec 7\n");
  writeFileSync(join(folder, "memory.max"), "max\n");
  const use = cgroup.use();
  assert.deepEqual([use.memory, use.oomKills, use.cpuNs, use.memoryLimit], [5000, 1, 12_000, undefined]);
  assert.equal(cgroup.oomKills(), 1);
});

test("memory with swap: version 1 counts both together, version 2 swap alone; a kernel may count neither", async () => {
  const one = temporaryFolder();
  mkdirSync(join(one, "memory", "box"), { recursive: true });
  const memory = (file: string): string => join(one, "memory", "box", `memory.${file}`);
  const both = (): readonly number[] =>
    ["limit_in_bytes", "memsw.limit_in_bytes"].map((file) => Number(readFileSync(memory(file), "utf8")));
  const first = await createCgroup("/box", one);
  first.limit({ ...NO_LIMITS, memoryLimit: 100, memorySwapLimit: 150 });
  assert.ok(!existsSync(memory("memsw.limit_in_bytes")));
  writeFileSync(memory("memsw.limit_in_bytes"), "9223372036854771712\n");
  for (const [limits, expected] of [
    [{ memoryLimit: 100, memorySwapLimit: 150 }, [100, 150]],
    [{ memoryLimit: 300, memorySwapLimit: 300 }, [300, 300]],
    [{ memoryLimit: 400 }, [400, 400]],
    [{ memoryLimit: 50 }, [50, 400]],
    [{ memorySwapLimit: 60 }, [50, 60]],
  ] as const) {
    first.limit({ ...NO_LIMITS, ...limits });
    assert.deepEqual(both(), expected);
  }
  const two = temporaryFolder();
  writeFileSync(join(two, "cgroup.controllers"), "cpu memory pids\n");
  const second = await createCgroup("/box", two);
  second.limit({ ...NO_LIMITS, memoryLimit: 100, memorySwapLimit: 150 });
  assert.ok(!existsSync(join(two, "box", "memory.swap.max")));
  writeFileSync(join(two, "box", "memory.swap.max"), "max\n");
  second.limit({ ...NO_LIMITS, memoryLimit: 100, memorySwapLimit: 150 });
  assert.equal(readFileSync(join(two, "box", "memory.swap.max"), "utf8"), "50");
  second.limit({ ...NO_LIMITS, memoryLimit: 100, memorySwapLimit: 100 });
  assert.equal(readFileSync(join(two, "box", "memory.swap.max"), "utf8"), "0");
});

test("version 2: what systemd and kubelet have handed down is left as it is; an empty one is removed", async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
  const slices = ["", "kubepods.slice", "kubepods-pod1.slice"];
  slices.reduce((above, slice) => {
    mkdirSync(join(above, slice), { recursive: true });
    writeFileSync(join(above, slice, "cgroup.subtree_control"), "cpuset cpu io memory pids\n");
    return join(above, slice);
  }, root);
  const cgroup = await createCgroup("kubepods-pod1.slice:cri-containerd:abc", root);
  const folder = join(root, "kubepods.slice", "kubepods-pod1.slice", "cri-containerd-abc.scope");
  assert.deepEqual([cgroup.version, cgroup.folders], [2, [folder]]);
  for (const above of [root, join(root, "kubepods.slice"), join(folder, "..")])
    assert.equal(
      readFileSync(join(above, "cgroup.subtree_control"), "utf8"),
      "cpuset cpu io memory pids\n",
      above,
    );
  await cgroup.remove();
  assert.ok(!existsSync(folder));
});

test("version 1: systemd's form names the same folder in each controller", async () => {
  const root = temporaryFolder();
  for (const controller of ["memory", "cpu", "cpuacct", "pids"]) mkdirSync(join(root, controller));
  const { version, folders } = await createCgroup("kubepods-burstable-pod1.slice:cri-containerd:abc", root);
  const path =
    "kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/cri-containerd-abc.scope";
  assert.equal(version, 1);
  for (const controller of ["memory", "cpu", "cpuacct", "pids"])
    assert.ok(folders.includes(join(root, controller, path)), folders.join(" "));
});

test("a cgroup that was there stays what it was, until a container is placed in it; others in it are never moved", async () => {
  for (const version of [1, 2] as const) {
    const root = temporaryFolder();
    if (version === 2) writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
    const hierarchies =
      version === 2 ? [root] : ["memory", "cpu", "cpuacct", "pids"].map((one) => join(root, one));
    const folders = hierarchies.map((one) => join(one, "shared"));
    const procsOf = (folder: string): string => {
      const file = join(folder, "cgroup.procs");
      return existsSync(file) ? readFileSync(file, "utf8") : "";
    };
    for (const folder of folders) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "cgroup.procs"), "77\n4711\n");
    }
    const refused = await createCgroup("/shared", root);
    assert.deepEqual(refused.ownFolders(), []);
    await refused.remove();
    for (const hierarchy of hierarchies) assert.equal(procsOf(hierarchy), "");
    const used = await createCgroup("/shared", root);
    await used.place(4711);
    assert.deepEqual(used.ownFolders(), folders);
    // A file does not add, as the kernel does.
    for (const folder of folders) writeFileSync(join(folder, "cgroup.procs"), "77\n4711\n");
    await used.remove();
    for (const hierarchy of hierarchies) assert.equal(procsOf(hierarchy), "4711");
    for (const folder of folders) assert.ok(existsSync(folder), "there is somebody in it");
    // Those that are not there are its own even before they are made.
    const fresh = cgroupOf("/fresh", root);
    assert.equal(fresh.ownFolders().length, hierarchies.length);
    assert.ok(fresh.folders.every((folder) => !existsSync(folder)));
    await fresh.make();
    assert.deepEqual(fresh.ownFolders(), fresh.folders);
    await fresh.remove();
    assert.ok(fresh.folders.every((folder) => !existsSync(folder)));
  }
});

test("version 1: two controllers in one hierarchy are one folder, and what is made there is the container's", async () => {
  const root = temporaryFolder();
  for (const one of ["memory", "cpu,cpuacct", "pids"]) mkdirSync(join(root, one));
  for (const one of ["cpu", "cpuacct"]) symlinkSync("cpu,cpuacct", join(root, one));
  const cgroup = await createCgroup("/box", root);
  assert.equal(cgroup.folders.length, 3);
  assert.deepEqual(cgroup.ownFolders(), cgroup.folders);
  await cgroup.remove();
  assert.ok(!existsSync(join(root, "cpu,cpuacct", "box")));
});

test("a tree that cannot be written to is an error with a code", async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, "cgroup.controllers"), "");
  writeFileSync(join(root, "pods"), "a file in the way");
  await assert.rejects(
    createCgroup("/pods/one", root),
    (error: unknown) => error instanceof ShimError && error.code === "cgroup-unwritable",
  );
});

test("metrics are always there, and of a type that containerd knows", () => {
  const none: CgroupUse = {
    cpuNs: 0,
    cpuUserNs: 0,
    cpuSystemNs: 0,
    memory: 0,
    memoryPeak: 0,
    memoryLimit: undefined,
    inactiveFile: 0,
    activeFile: 0,
    anonymous: 0,
    pageFaults: 0,
    majorFaults: 0,
    pids: 0,
    pidsLimit: undefined,
    throttledPeriods: 0,
    periods: 0,
    throttledNs: 0,
    oomKills: 0,
  };
  for (const version of [1, 2] as const) {
    const { typeUrl, value } = metricsOf(version, none);
    assert.equal(typeUrl, `io.containerd.cgroups.v${version}.Metrics`);
    assert.ok(value.length > 0);
  }
});

test.run();
