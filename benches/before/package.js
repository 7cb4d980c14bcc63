// The version before, in Node, Deno, Bun and workerd.
export * as before from "marketo-webhook-before";
