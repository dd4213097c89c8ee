// A slice of `npm run soak -- decoders`, and the proof that it would notice.
import assert from "node:assert/strict";
import { TrustError } from "@sandpaw/runtime/trust";
import { suite } from "../harness/index.js";
import { allDecoders, feed } from "./decoders/index.js";
import { mutate, randomOf } from "./decoders/mutator.js";

const test = suite("soak: decoders");
const SLICE = 1500;

for (const decoder of await allDecoders())
  test(`${decoder.name}: nothing crashes, nothing false is taken`, async () => {
    const { inputs, refused, bad } = await feed(decoder, 7, SLICE);
    assert.deepEqual(bad, []);
    assert.equal(inputs, SLICE);
    assert.ok(refused > SLICE / 20, "most of what is nearly good is not good");
  });

test("a decoder that crashes, takes what is false, or changes its input is noticed", async () => {
  const material = { samples: [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)], words: [] };
  const crash = await feed(
    { name: "c", material, decode: () => (JSON.parse("{") === 1 ? "taken" : "refused") },
    1,
    100,
  );
  assert.match(crash.bad[0]?.why ?? "", /SyntaxError/);
  const wrong = await feed(
    { name: "w", material, decode: (bytes) => (bytes[0] === 1 ? "wrong" : "refused") },
    1,
    100,
  );
  assert.match(wrong.bad[0]?.why ?? "", /must not/);
  const changed = await feed({ name: "m", material, decode: (bytes) => (bytes.fill(0), "taken") }, 1, 100);
  assert.match(changed.bad[0]?.why ?? "", /changed/);
  const coded = (): never => {
    throw new TrustError("bundle-malformed", "as it should");
  };
  assert.deepEqual((await feed({ name: "r", material, decode: coded }, 1, 100)).refused, 100);
});

test("an input can be made again from its seed and number alone", () => {
  const material = { samples: [new Uint8Array(200)], words: [Uint8Array.of(9)] };
  for (const index of [0, 7, 999_999])
    assert.deepEqual(mutate(material, randomOf(3, index)), mutate(material, randomOf(3, index)));
  const made = new Set(
    Array.from({ length: 500 }, (_, index) => mutate(material, randomOf(3, index)).join()),
  );
  assert.ok(made.size > 400, "they differ");
});

test.run();
