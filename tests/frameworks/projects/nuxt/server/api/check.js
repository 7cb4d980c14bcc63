import { check } from "../../check.js";

export default defineEventHandler(() => check());
