/** Pods under kubelet drive the simulated robot: the manifests that the project ships, as they are. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { standardModule, startChain, type Chain } from "../harness/chain.js";
import { asOwnMachine } from "../harness/own-machine.js";
import { testImage } from "./cluster.js";
import { kubeletTable, until, type Bench } from "./kubelet-rows.js";
import { manifest, shippedImages } from "./shipped.js";

const NO_PRIVILEGE = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const NOBODY = { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: "RuntimeDefault" } };

/**
 * A machine that stands still for a third of a second has a robot whose sensors are silent, and which stops, as it must; then
 * the behaviour says what ended its side of the square, and the Job has failed rightly. So often that may happen.
 */
const TRIES = 3;
const WAS_STOPPED = /square: (?:side|corner) \d ended after/;
const CONDITIONS = ".status.conditions[*].type";

let chain: Chain;

async function prepare({ cluster }: Bench): Promise<void> {
  await shippedImages(cluster);
  // The examples need no more than the strictest of Kubernetes' own standards leaves them.
  await cluster.do("label", "namespace", "default", "pod-security.kubernetes.io/enforce=restricted");
  cluster.image(testImage("steer"), (await standardModule("steer")).bytes);
}

const commanded = async (): Promise<number> => (await chain.truth.call("truth", {})).commanded.v;
const moves = async (): Promise<boolean> => (await commanded()) !== 0;
async function standsStill(): Promise<void> {
  for (let i = 0; i < 10; i += 1) {
    assert.equal(await commanded(), 0);
    await sleep(30);
  }
}
const place = (): Promise<unknown> => chain.truth.call("place", { x: 1.5, y: 2, theta: 0 });

kubeletTable(
  "a robot",
  {
    series: "2.3",
    async before() {
      chain = await startChain({ world: "room" });
      asOwnMachine(chain.sim.pid);
      return { runDir: chain.runDir, sandboxApi: true };
    },
    prepare,
    after: async () => {
      await chain.close();
    },
  },
  (row) => {
    row("the example Pod drives, within its annotation; deleting it stops the robot", async (bench) => {
      await bench.cluster.do("apply", "-f", manifest("pod"));
      await bench.wait("pod/cover", "condition=Ready");
      await until("motion", moves);
      for (let i = 0; i < 20; i += 1) {
        assert.ok(Math.abs(await commanded()) <= 0.2 + 1e-9);
        await sleep(30);
      }
      await bench.remove("cover");
      await standsStill();
      assert.deepEqual((await chain.view.call("status", {})).sessions, []);
    });

    row(
      "the examples keep to the Pod Security standard `restricted`, which is enforced here",
      async (bench) => {
        const { code, err } = await bench.cluster.kubectl("run", "loose", "--image=registry.example/loose:1");
        assert.equal(code, 1);
        assert.match(err, /violates PodSecurity "restricted/);
        for (const name of ["pod", "job", "cronjob"]) {
          const said = await bench.cluster.kubectl("apply", "--dry-run=server", "-f", manifest(name));
          assert.deepEqual([said.code, said.err], [0, ""]);
        }
      },
    );

    row(
      "the example Job drives its square, and is complete",
      async (bench) => {
        let said = "";
        for (let tries = 0; tries === 0 || (WAS_STOPPED.test(said) && tries < TRIES); tries += 1) {
          await place();
          await bench.cluster.do("apply", "-f", manifest("job"));
          await until("its end", async () => (await bench.field("job/square", CONDITIONS)) !== "", 90_000);
          said = (await bench.logs("job/square")).join("\n");
          await standsStill();
          if (!WAS_STOPPED.test(said)) await bench.wait("job/square", "condition=Complete");
          await bench.cluster.do("delete", "job", "square");
        }
        assert.match(said, /square: back, 0\.0\d+ m from the start/);
      },
      { timeoutMs: 300_000 },
    );

    row("the example CronJob, begun by hand, drives; deleting its Job stops the robot", async (bench) => {
      const { cluster } = bench;
      await place();
      await cluster.do("apply", "-f", manifest("cronjob"));
      await cluster.do("create", "job", "tonight", "--from=cronjob/nightly-square");
      await until("motion", moves);
      await cluster.do("delete", "job", "tonight", "--cascade=foreground");
      await standsStill();
      await cluster.do("delete", "cronjob", "nightly-square");
    });

    row(
      "`exec -it` steers it live; a probe each second does not disturb it; delete lets it say bye",
      async (bench) => {
        const { cluster } = bench;
        await place();
        const probe = { exec: { command: ["where"] }, periodSeconds: 1 };
        await bench.run("steer", {
          image: "steer",
          container: { livenessProbe: probe, readinessProbe: probe, securityContext: NO_PRIVILEGE },
          spec: { terminationGracePeriodSeconds: 10, securityContext: NOBODY },
        });
        const logs = cluster.start("logs", "-f", "steer");
        const talk = cluster.start("exec", "-i", "steer", "--", "-");
        const turns = async (): Promise<boolean> => (await chain.truth.call("truth", {})).commanded.w > 0;
        // Once refused, as on a machine that is too busy, it halts and waits to be told again.
        const turn = async (): Promise<boolean> => {
          if (!(await turns())) talk.type("left 0.5\n");
          await sleep(500);
          return turns();
        };
        await until("the turn", turn).catch(async () => assert.fail((await bench.logs("steer")).join("\n")));
        // A machine that is too busy for its ticks stops it for a moment; a probe must not, and there are five.
        const looks: boolean[] = [];
        for (const end = Date.now() + 5000; Date.now() < end; await sleep(20)) {
          looks.push(await turns());
          if (looks.at(-1) === false && looks.at(-2) === true) talk.type("left 0.5\n");
        }
        const turning = looks.filter(Boolean).length / looks.length;
        assert.ok(turning > 0.8, `it turned in ${Math.round(turning * 100)} % of ${looks.length} looks`);
        assert.equal(await bench.field("pod/steer", ".status.containerStatuses[0].restartCount"), "0");
        talk.type("stop\n");
        await until("standstill", async () => !(await turns()));
        await until("the turn", turn);
        await bench.remove("steer");
        assert.ok(!(await turns()), "the pod is gone and the robot still turns");
        assert.match((await logs.ended).out, /steer: bye/);
        await talk.ended;
      },
    );
  },
);
