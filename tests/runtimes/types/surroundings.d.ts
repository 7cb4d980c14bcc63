// What the README's blocks take from the reader's own program: nothing else stands around them.
declare const handler: (request: Request) => Response | Promise<Response>;
declare const definition: import("marketo-webhook").WebhookDefinition;
