const { evaluate } = require("marketo-webhook");
const { check } = require("./check.js");

if (typeof evaluate !== "function") throw new Error("evaluate is no function");
check().then(console.log);
