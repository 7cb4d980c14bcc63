import { check } from "../../check.js";

export const loader = async () => new Response(await check());
