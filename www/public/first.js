// Runs before anything is drawn. The first example is rendered beforehand, in English: where something else will be shown,
// it stays out of sight.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem("language");
  } catch {
    // Storage may be off.
  }
  const isOther = location.hash !== "" || !(chosen ?? navigator.languages[0]).startsWith("en");
  document.documentElement.classList.toggle("other", isOther);
})();
