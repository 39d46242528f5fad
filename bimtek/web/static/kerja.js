// Keeps the terminal connected: its own script opens one socket and never another.
"use strict";

const AGAIN = 1500;     // between tries to come back
const ASK = 4000;       // how often the laptop is asked whether it is there
const SILENT = 9000;    // without an answer for so long the wifi is away
const COLUMNS = 80;     // what the workspace needs
const FONT = '"Roboto Mono"';
const HERE = "✓ Tersambung. Mengetik memerlukan wifi; bila wifi putus, yang sudah terketik tetap tersimpan.";
const AWAY = "TERPUTUS: ketikan sekarang tidak masuk. Yang sudah terketik tetap tersimpan. Menyambung lagi …";
const OVER = {
  4000: "Ruang kerja ditutup.",
  4001: "Ruang kerja ini dibuka di jendela lain.",
  4002: "Semua tempat di laptop sesi terpakai. Coba lagi nanti, atau tanyakan kepada panitia.",
  4003: "Ruang kerja tidak dapat dibuka.",
};

const news = document.getElementById("kabar");
const place = document.getElementById("terminal");
const Socket = window.WebSocket;

function tell(sentence, away) {
  if (news.textContent === sentence) return;
  news.textContent = sentence;
  news.classList.toggle("putus", away);
  document.title = `${away ? "TERPUTUS · " : ""}Ruang kerja · Bimtek`;
}

function offer(sentence) {
  tell(sentence, true);
  const again = document.createElement("button");
  again.textContent = "Buka lagi";
  again.onclick = () => location.reload();
  news.append(again);
  again.focus();
}

function focus() { place.querySelector(".xterm-helper-textarea")?.focus(); }

// -- a socket that comes back, and says `open` to the terminal each time

class SteadySocket extends EventTarget {
  constructor(address) {
    super();
    this.url = new URL(address, location.href);
    this.url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    setInterval(() => this.ask(), ASK);
    addEventListener("offline", () => this.lost());
    this.open();
  }

  open() {
    const real = this.real = new Socket(this.url);
    real.binaryType = "arraybuffer";
    this.heard = Date.now();
    real.onopen = () => {
      this.hear();
      this.dispatchEvent(new Event("open"));
      if (document.hasFocus()) this.send('["focus"]');
      focus();
    };
    real.onmessage = (event) => {
      this.hear();
      if (typeof event.data !== "string") {
        copied(event.data);
        this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      }
    };
    real.onclose = (event) => {
      if (this.real !== real) return;
      if (event.code in OVER) {
        this.real = null;
        return offer(`${OVER[event.code]} ${event.reason}`.trim());
      }
      this.lost();
    };
  }

  get isOpen() { return this.real?.readyState === Socket.OPEN; }

  hear() { this.heard = Date.now(); tell(HERE, false); }

  send(text) {
    if (text.startsWith('["resize"')) {
      const { width, height } = JSON.parse(text)[1];
      this.url.search = new URLSearchParams({ width, height });
    }
    if (this.isOpen) this.real.send(text);
  }

  ask() {
    if (!this.isOpen) return;
    if (Date.now() - this.heard > SILENT) return this.lost();
    this.real.send('["ping",""]');
  }

  lost() {
    const real = this.real;
    if (!real) return;
    this.real = null;
    real.close();
    tell(AWAY, true);
    setTimeout(() => this.comeBack(), AGAIN);
  }

  async comeBack() {
    try {
      const answer = await fetch("/kerja", { method: "HEAD", signal: AbortSignal.timeout(5000) });
      if (answer.status === 401 || answer.status === 403) return location.reload();
      if (answer.ok) return this.open();
    } catch { /* the laptop is still away */ }
    setTimeout(() => this.comeBack(), AGAIN);
  }
}
window.WebSocket = SteadySocket;

// -- copy and paste

// Ctrl+V is the browser's: the terminal would send it as a key.
addEventListener("keydown", (event) => {
  const pastes = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v";
  if (pastes) event.stopImmediatePropagation();
}, true);

// Without encryption a page has no clipboard but this one.
function copied(data) {
  if (data.byteLength < 8 || new Uint8Array(data, 0, 4).join() !== "27,93,53,50") return;
  const said = /^\x1b\]52;c;([A-Za-z0-9+/=]+)/.exec(new TextDecoder().decode(data));
  if (!said) return;
  const bytes = Uint8Array.from(atob(said[1]), (letter) => letter.charCodeAt(0));
  const box = document.createElement("textarea");
  box.value = new TextDecoder().decode(bytes);
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
  focus();
}

// -- beginning: the terminal measures its letters once, so they have to be here

async function begin() {
  place.dataset.fontSize = Math.max(8, Math.min(16, Math.floor(innerWidth / COLUMNS / 0.602)));
  await Promise.all([document.fonts.load(`16px ${FONT}`), document.fonts.load(`bold 16px ${FONT}`)]);
  const terminal = document.createElement("script");
  terminal.src = "/kerja/berkas/textual.js";
  terminal.onload = () => { window.onload(); focus(); };
  terminal.onerror = () => offer("Ruang kerja tidak termuat.");
  document.body.append(terminal);
}
addEventListener("load", () => setTimeout(begin, 0));
addEventListener("focus", focus);
place.addEventListener("click", focus);
