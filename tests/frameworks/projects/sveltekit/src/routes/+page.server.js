import { check } from "../../check.js";

export const load = async () => ({ line: await check() });
