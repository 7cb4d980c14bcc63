import { service } from "./service.js";

export default { fetch: service };
