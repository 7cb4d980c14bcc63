// The entry of the runtime loads the module.
import "marketo-webhook";

export * from "../middleware.js";
