import assert from "node:assert/strict";
import { suite } from "../harness/index.js";
import { examples } from "./checkout.js";
import { DRIVING, testPages } from "./example-page.js";

const test = suite("examples: pages");
const others = examples().filter((name) => !DRIVING.includes(name));

test("there are examples, and all that drive are there", () => {
  assert.equal(examples().length - others.length, DRIVING.length);
  assert.ok(others.length >= 3);
});

testPages(test, others);

test.run();
