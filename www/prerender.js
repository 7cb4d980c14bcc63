// The first example and its result as the page is built, so that they are there before a script has run.
import { Window } from "happy-dom";

/** The document of some HTML, filled in; what a text stands for while elements are properties becomes markup. */
export async function prerender(html) {
  const { document } = new Window();
  document.write(html);
  Object.assign(globalThis, { document, location: { hash: "" } });
  try {
    const [library, { app, begin }, { examples }, { judge }, { wireLanguage }, { SITE }, { draw }, { complete }, { valuesOf }] =
      await Promise.all([
        import("./src/library.js"),
        import("./src/app.js"),
        import("./src/examples.js"),
        import("./src/judge.js"),
        import("./src/language.js"),
        import("./src/links.js"),
        import("./src/page.js"),
        import("./src/state.js"),
        import("./src/values-of.js"),
      ]);
    wireLanguage(library);
    const state = complete({ ...examples.score, from: "score" });
    begin(state);
    Object.assign(app, { library, result: judge(library, state), values: valuesOf(library, state) });
    const root = document.getElementById("page");
    draw(root);
    for (const input of root.querySelectorAll("input")) input.setAttribute("value", input.value);
    for (const area of root.querySelectorAll("textarea")) area.textContent = area.value;
    for (const option of root.querySelectorAll("option"))
      option.toggleAttribute("selected", option.selected && option.parentElement.localName === "select");
    // What lit-html marks its places with differs from build to build.
    return html
      .replace('content="preview.png"', `content="${SITE}preview.png"`)
      .replace('<div id="page"></div>', `<div id="page">${root.innerHTML.replace(/<!--.*?-->/gs, "")}</div>`);
  } finally {
    delete globalThis.document;
    delete globalThis.location;
  }
}
