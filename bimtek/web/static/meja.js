// Keeps the numbers of the roll call up to date, and says so where the laptop is out of reach.
"use strict";

const counts = document.getElementById("hitungan");
const gone = document.getElementById("putus");
const stream = new EventSource(counts.dataset.siaran);

stream.onmessage = (said) => { counts.textContent = said.data; gone.hidden = true; };
stream.onopen = () => { gone.hidden = true; };
stream.onerror = () => { gone.hidden = false; };
