import { withOutcome } from "marketo-webhook/middleware";
import type { NextRequest } from "next/server";

export const dynamic = "force-dynamic";

const handler = (request: NextRequest) => new Response(`${request.nextUrl.pathname.slice(0, 0)}{`);
export const GET = withOutcome(
  handler,
  { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] },
  { enforce: "problem" },
);
