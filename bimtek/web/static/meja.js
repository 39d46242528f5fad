// Keeps the numbers of the roll call up to date, and holds forms back while the laptop is away.
"use strict";

const AGAIN = 4000;  // between tries to come back

const counts = document.getElementById("hitungan");
const gone = document.getElementById("putus");

function listen() {
  const stream = new EventSource(gone.dataset.siaran);
  stream.onopen = () => { gone.hidden = true; };
  stream.onmessage = (said) => {
    gone.hidden = true;
    if (counts) counts.textContent = said.data;
  };
  stream.onerror = () => {
    gone.hidden = false;
    // a refusal ends it for good; a break does not
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
  };
}

// what was typed would be lost on the browser's own page
document.addEventListener("submit", (event) => {
  if (gone.hidden) return;
  event.preventDefault();
  gone.scrollIntoView({ block: "center" });
});

listen();
