// Node, Deno and Bun: one shape in a process of its own, so that no other has shaped what the engine knows of the code.
import * as library from "marketo-webhook";
import { check, measure } from "./measure.js";

const { shapes, rounds, isCheck } = JSON.parse(process.argv[2]);
const results = shapes.map((shape) => (isCheck ? check(library, shape) : measure(library, shape, { rounds })));
console.log(JSON.stringify(results));
