/** The test harness; every test file imports `suite` from here. */

export { suite, type Suite, type TestContext, type TestOptions } from "./suite.js";
export { temporaryFolder } from "./temporary-folder.js";
export { onPath } from "./on-path.js";
export { compileCore, instantiateCore, type CoreImports, type CoreModule } from "./web-assembly.js";
export { follow, type Outcome, type Running } from "./follow.js";
