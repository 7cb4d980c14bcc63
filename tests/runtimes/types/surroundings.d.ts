// What the README's blocks expect from the reader's own program.
declare const handler: (request: Request) => Response | Promise<Response>;
declare const definition: import("marketo-webhook").WebhookDefinition;
