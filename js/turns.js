// When something runs: at once, or after the current work.

// `setImmediate` comes sooner, where it exists.
const nextTurn = hasImmediate() ? setImmediate : (call) => setTimeout(call, 0);

/** Workers have none, and that of Next.js's edge runtime throws. */
function hasImmediate() {
  try {
    clearImmediate(setImmediate(() => {}));
    return true;
  } catch {
    return false;
  }
}

/** Runs something after the reply has gone out, which happens in the microtasks of this turn. */
export function afterwards(call) {
  return new Promise((resolve, reject) => {
    nextTurn(() => {
      try {
        resolve(call());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** Microtasks needed to read a body in memory: 3 to 7 in Node. */
const AT_ONCE = 24;

/**
 * Whether a promise settles at once: within some microtasks, which cost next to nothing, or in the next turn, which runtimes need
 * whose streams are not JavaScript. `isSettled` tells whether it has.
 */
export async function atOnce(isSettled) {
  for (let left = AT_ONCE; left > 0; left--) {
    if (isSettled()) return true;
    await undefined;
  }
  await new Promise((resolve) => nextTurn(resolve));
  return isSettled();
}
