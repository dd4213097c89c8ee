#!/usr/bin/env node
// oxlint-disable-next-line import/no-unassigned-import -- The whole command is there.
import "../dist/main.js";
