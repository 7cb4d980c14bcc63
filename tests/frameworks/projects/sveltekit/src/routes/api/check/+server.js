import { check } from "../../../../check.js";

export const GET = async () => new Response(await check());
