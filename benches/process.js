// Node, Deno and Bun: one shape per process, so that no other shape has influenced the engine's optimizations.
import * as library from "marketo-webhook";
import { check, measure } from "./measure.js";

const { shapes, rounds, isCheck } = JSON.parse(process.argv[2]);
const results = shapes.map((shape) => (isCheck ? check(library, shape) : measure(library, shape, { rounds })));
console.log(JSON.stringify(results));
