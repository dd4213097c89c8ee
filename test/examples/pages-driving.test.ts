import { suite } from "../harness/index.js";
import { DRIVING, testPages } from "./example-page.js";

const test = suite("examples: pages that drive");

testPages(test, DRIVING);

test.run();
