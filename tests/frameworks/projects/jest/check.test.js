import { check } from "./check.js";
import { EXPECTED } from "./expected.js";

test("check", async () => {
  expect(await check()).toBe(EXPECTED);
});
