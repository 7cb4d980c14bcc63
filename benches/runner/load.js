// A client that puts a server under load: plain sockets, since `fetch` is slower than the server.
import { connect } from "node:net";

/** Sends this many requests over this many connections; returns the replies per second, and the time of each. */
export async function load(port, { requests, connections = 64 }) {
  const request = Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const times = [];
  let left = requests;
  const begun = performance.now();
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(port, "127.0.0.1");
          let sent;
          /** The missing bytes of the reply whose head is known. */
          let missing;
          let head;
          const next = () => {
            if (left-- <= 0) {
              socket.destroy();
              resolve();
              return;
            }
            missing = undefined;
            head = "";
            sent = performance.now();
            socket.write(request);
          };
          socket.setNoDelay();
          socket.on("connect", next);
          socket.on("error", reject);
          socket.on("close", () => reject(new Error("the server has closed the connection")));
          socket.on("data", (chunk) => {
            if (missing === undefined) {
              head += chunk.latin1Slice();
              const end = head.indexOf("\r\n\r\n");
              if (end < 0) return;
              const [, length] = /^HTTP\/1.1 200 [\s\S]*\r\ncontent-length: (\d+)/i.exec(head) ?? [];
              if (length === undefined) reject(new Error(`an unexpected reply: ${head.slice(0, 500)}`));
              missing = end + 4 + Number(length) - head.length;
            } else {
              missing -= chunk.length;
            }
            if (missing > 0) return;
            times.push(performance.now() - sent);
            next();
          });
        }),
    ),
  );
  const perSecond = (1000 * times.length) / (performance.now() - begun);
  times.sort((a, b) => a - b);
  return { perSecond, p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
}
