/** The result of `check` if everything works. */
export const EXPECTED = "72 not-found 404 true 502 2";
