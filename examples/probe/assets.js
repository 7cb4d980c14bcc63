// The page's style and the script of its buttons. The service sends both as text.

export const STYLE = `:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
a { color: light-dark(#00509e, #9ec9ff); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; }
th[scope=row] { font-weight: normal; }
caption { text-align: start; padding-block: .5rem; }
th, td { text-align: start; padding: .3rem .5rem; border-bottom: 1px solid #8886; vertical-align: top; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
button { font: inherit; font-size: .85rem; margin-inline-start: .5rem; padding: 0 .5rem; min-height: 1.75rem; min-width: 4.5rem; cursor: pointer; }
dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: .3rem 1rem; margin: .5rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
nav { text-align: end; }
.warning { border-inline-start: .25rem solid #b35900; padding-inline-start: .75rem; }
li { margin-block: .4rem; }
[hidden] { display: none; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } th, td { padding-inline: .2rem; } }
`;

/** Buttons that copy the text before them. Without the script there are none: the page shows all texts to copy. */
export function copyButtons() {
  const said = document.querySelector("[role=status]");
  for (const button of document.querySelectorAll("button[data-copied]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.previousElementSibling.textContent;
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = `${button.dataset.copied} ${text}`;
      } catch {
        // Without permission to copy, the text is selected for the keyboard.
        getSelection().selectAllChildren(button.previousElementSibling);
      }
    });
  }
}
