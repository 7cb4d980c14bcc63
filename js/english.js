// The English messages of outcomes. The statements of rules are not needed here, so they are not loaded.
import { argumentError } from "./validate.js";
import { render } from "./render.js";
import { texts } from "./texts/en.js";

const english = { language: "en", texts };

/** The `message` of an explanation. */
export function message(explanation) {
  return render(explanation, english, english);
}

/** What has an `explanation`, with its `message`. */
export function withMessage({ explanation, ...members }) {
  return { ...members, message: message(explanation), explanation };
}

/** The `ArgumentError` that an explanation tells of; Rust makes it of what it refuses. */
export function explainedError(path, explanation) {
  return argumentError(path, message(explanation));
}
