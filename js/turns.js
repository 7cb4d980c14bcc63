// When something happens: at once, or after what is being done.

// `setImmediate` comes sooner, where there is one.
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

/** Does something after the reply has gone out, which happens in the microtasks of this turn. */
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

/** Microtasks that a body in memory takes to be read: 3 to 7 in Node. */
const AT_ONCE = 24;

/**
 * Whether a promise is settled at once: within some microtasks, which cost next to nothing, or the next turn, which
 * runtimes take whose streams are not JavaScript. `isSettled` says so of what it has led to.
 */
export async function atOnce(isSettled) {
  for (let left = AT_ONCE; left > 0; left--) {
    if (isSettled()) return true;
    await undefined;
  }
  await new Promise((resolve) => nextTurn(resolve));
  return isSettled();
}
