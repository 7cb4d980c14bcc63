// The cost of the middleware for a Hono service on Node under load, side by side with the bare service and with a hand-written
// version; and whether its memory stays flat.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { load } from "./load.js";

const program = fileURLToPath(new URL("service.js", import.meta.url));
const MODES = ["bare", "middleware", "enforce", "by hand"];
const SIZES = [
  [300, "300 B", 8000],
  [3000, "3 KB", 8000],
  [65_536, "64 KB", 1500],
];
const MB = 1024 * 1024;

export async function replies(project, { rounds = 9 } = {}) {
  const dist = join(project, "node_modules/marketo-webhook/dist");
  const rows = [];
  for (const [size, name, requests] of SIZES) {
    const services = await Promise.all(MODES.map((mode) => started(dist, mode, size)));
    try {
      for (const { port } of services) await load(port, { requests });
      const all = services.map(() => []);
      for (let round = 0; round < rounds; round++) {
        for (let turn = 0; turn < MODES.length; turn++) {
          const which = (round + turn) % MODES.length;
          all[which].push(await load(services[which].port, { requests }));
        }
      }
      for (const [i, mode] of MODES.entries()) {
        const { outcomes } = await services[i].state();
        const expected = mode === "bare" ? 0 : requests * (rounds + 1);
        if (outcomes !== expected) throw new Error(`${mode}: ${outcomes} outcomes in place of ${expected}`);
        const median = (of) => all[i].map(of).sort((a, b) => a - b)[rounds >> 1];
        // From two turns of one round.
        const ratio = (of) => median((_) => of(_) / of(all[0][all[i].indexOf(_)]));
        rows.push([
          `${name}, ${mode}`,
          median(({ perSecond }) => perSecond).toFixed(0),
          ratio(({ perSecond }) => perSecond).toFixed(2),
          median(({ p50 }) => p50).toFixed(1),
          median(({ p99 }) => p99).toFixed(1),
          ratio(({ p99 }) => p99).toFixed(2),
        ]);
        console.log(`replies, ${rows.at(-1).join(", ")}`);
      }
    } finally {
      for (const { child } of services) child.kill();
    }
  }
  const head = [
    "replies of JSON",
    "a second",
    "of the bare service (target: 0.5)",
    "median, ms",
    "p99, ms",
    "p99 of the bare service's (target: 3)",
  ];
  return { title: "A Hono service on Node, 64 connections", head, rows, text: await memory(dist) };
}

/** The heap after 10,000 replies of 3 KB, and after 100,000 more. */
async function memory(dist) {
  const service = await started(dist, "middleware", 3000);
  try {
    await load(service.port, { requests: 10_000 });
    const before = await service.state();
    await load(service.port, { requests: 100_000 });
    const after = await service.state();
    const grown = (name) => `${((after[name] - before[name]) / MB).toFixed(1)} MB to ${(after[name] / MB).toFixed(1)} MB`;
    return `Over 100,000 replies of 3 KB with the middleware the heap grew by ${grown("heap")}, RSS by ${grown("rss")}.`;
  } finally {
    service.child.kill();
  }
}

async function started(dist, mode, size) {
  const child = spawn(process.execPath, ["--expose-gc", program, dist, mode, size], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(`the service (${mode}) has ended`))),
  ]);
  const port = Number(String(said));
  return { child, port, state: async () => (await fetch(`http://127.0.0.1:${port}/state`)).json() };
}
