// Measures candidates side by side: in every round each has its turn, in another order.

/** The shortest turn, long enough that the clock's resolution does not matter. */
const TURN_MS = 4;
const WARM_UP_MS = 150;

let sink = 0;

/** Every body of the pool, several times. */
function turn(evaluate, inputs, passes) {
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 0; i < inputs.length; i++) sink += evaluate(inputs[i]).updates.length;
  }
}

export function time(evaluate, inputs, passes, now) {
  const start = now();
  turn(evaluate, inputs, passes);
  return now() - start;
}

function shuffled(list, random) {
  const copy = list.slice();
  for (let i = copy.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [copy[i], copy[other]] = [copy[other], copy[i]];
  }
  return copy;
}

/**
 * Microseconds for one evaluation by each candidate in each round. A turn is a whole number of passes over the inputs, so that
 * every candidate evaluates each body equally often.
 */
export function race(evaluates, inputs, { rounds, now = () => performance.now(), turnMs = TURN_MS, random = Math.random }) {
  const names = Object.keys(evaluates);
  const passes = {};
  for (const name of names) {
    let spent = 0;
    let done = 0;
    while (spent < WARM_UP_MS) {
      spent += time(evaluates[name], inputs, 1, now);
      done++;
    }
    // Only the second half of a warm-up counts as warm.
    const warm = Math.ceil(done / 2);
    passes[name] = Math.max(1, Math.ceil(turnMs / (time(evaluates[name], inputs, warm, now) / warm)));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffled(names, random)) {
      times[name].push((1000 * time(evaluates[name], inputs, passes[name], now)) / (passes[name] * inputs.length));
    }
  }
  return times;
}

/** The quantile of a sorted list. */
function quantile(sorted, share) {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}

function spread(values) {
  const sorted = values.slice().sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** The time of each candidate, and its ratio to the baseline's time in the same round. */
export function summary(times, baseline) {
  return Object.fromEntries(
    Object.entries(times).map(([name, own]) => {
      const ratios = own.map((time, round) => time / times[baseline][round]);
      return [name, { microseconds: spread(own), ratio: spread(ratios) }];
    }),
  );
}

/** Unused results are optimized away: this is the sum of what the evaluations returned. */
export const used = () => sink;
