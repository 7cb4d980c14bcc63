import { watched } from "../../check.js";

export default defineEventHandler(() => watched(new Request("http://localhost/")));
