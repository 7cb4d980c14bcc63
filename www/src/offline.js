// The page works offline once it was loaded.

/** Trusted Types want to know of every address that becomes script: the page's own two. */
const policy = globalThis.trustedTypes?.createPolicy?.("page", { createScriptURL: (url) => url }) ?? {
  createScriptURL: (url) => url,
};

export const scriptAddress = (url) => policy.createScriptURL(url);

export function registerOffline() {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const address = new URL("sw.js", document.baseURI).href;
  const register = () => navigator.serviceWorker.register(scriptAddress(address)).catch(() => {}); // then it works online alone
  // What the visitor waits for comes first.
  const later = () => setTimeout(register, 1_000);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
