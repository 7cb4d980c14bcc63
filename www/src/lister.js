// Lists the values of long bodies apart from the page, so that typing never waits for it.
import { listAttributes, ready } from "marketo-webhook";
import { shownOf } from "./values-of.js";

addEventListener("message", async ({ data: { asked, responseType, body } }) => {
  await ready;
  try {
    postMessage({ asked, values: shownOf(listAttributes(responseType, body)) });
  } catch {
    postMessage({ asked, values: [] }); // the outcome says what is wrong with the body
  }
});
