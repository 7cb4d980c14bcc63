// Runs before anything is drawn. The first example is rendered beforehand, in English: where something else will be shown,
// it stays out of sight.
(() => {
  const languages = ["en", "es"];
  let chosen;
  let draft;
  try {
    chosen = localStorage.getItem("language");
    draft = localStorage.getItem("draft");
  } catch {
    // Storage may be off.
  }
  // As `preferredLanguage` in language.js.
  const wanted = [chosen, ...navigator.languages.flatMap((tag) => [tag, tag.split("-")[0]])];
  const language = wanted.find((tag) => languages.includes(tag)) ?? "en";
  document.documentElement.classList.toggle("other", location.hash !== "" || Boolean(draft) || language !== "en");
})();
