// Loaded before Azurite. The launcher holds the other end of standard input: when it closes it, or dies
// by any means, Azurite shuts down in good order, which loses nothing. No orphan stays behind.
"use strict";

const once = process.once;
process.once = function (event, listener) {
  // Ctrl-C reaches every process of the terminal; the launcher decides when its storage stops.
  return event === "SIGINT" ? this : once.call(this, event, listener);
};
process.on("SIGINT", () => {});

let stopping = false;
function stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  if (process.listenerCount("SIGTERM") === 0) {
    process.exit(0); // It has not finished starting: there is nothing to save.
  }
  process.emit("SIGTERM");
  process.on("SIGTERM", () => {}); // A second signal must not cut the first one's work short.
}
// Nobody reads the output of an Azurite whose launcher died; writing to it must not end the shutdown half-way.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
process.stdin.on("end", stop);
process.stdin.on("close", stop);
process.stdin.on("error", stop);
process.stdin.resume();
