export { default } from "./service-hono.js";
