// Saves each field of a table's form as it is left, and shows what others fill meanwhile.
// Without it the same form works by its buttons.
"use strict";

const RETRY = 3000;
const list = document.querySelector("[data-daftar]");
const form = document.querySelector("[data-baris]");

function listen(way, heard) {
  const source = new EventSource(way);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => {
    // a refusal ends it for good; a break does not
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(way, heard), 2 * RETRY);
  };
}

function Form(form) {
  const boxes = [...form.querySelectorAll("[data-kotak]")].map((one) => new Box(one, form));
  const proofs = [...form.querySelectorAll("[data-bukti]")];
  const waiting = [];
  const settled = [];
  let busy = false;
  let shut = form.querySelector("fieldset").disabled;

  // -- sending, one after the other: what is sent next knows what was saved before

  function send(part) {
    if (!waiting.includes(part)) waiting.push(part);
    if (!busy) work();
  }

  async function work() {
    busy = true;
    while (waiting.length) {
      const part = waiting.shift();
      try {
        const news = await post(part.data());
        part.sent(news);
        show(news);
        if (part.told && news.kata) part.told(news.kata);
      } catch (error) {
        part.failed(error.message);
        if (!waiting.includes(part)) waiting.unshift(part);
        await new Promise((later) => setTimeout(later, RETRY));
      }
    }
    busy = false;
    settled.splice(0).forEach((then) => then());
  }

  async function post(data) {
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" },
      });
    } catch {
      throw new Error("sambungan putus; dicoba lagi.");
    }
    if (answer.status === 401 || answer.status === 403) {
      throw new Error("masuk lagi dengan PIN di tab lain; halaman ini mencoba terus.");
    }
    if (!answer.ok) throw new Error("server tidak menjawab; dicoba lagi.");
    return answer.json();
  }

  // -- showing what stands

  function show(news) {
    for (const box of boxes) if (news.kotak[box.name]) box.show(news.kotak[box.name], waiting.includes(box));
    for (const one of proofs) {
      const part = news.bukti[one.dataset.bukti];
      if (part) put(one.querySelector("[data-daftar-bukti]"), part.daftar);
    }
    document.querySelector("[data-kemajuan]").textContent = news.kemajuan;
    put(document.querySelector("[data-peringatan]"), news.peringatan);
    const wasShut = shut;
    shut = news.tutup;
    if (wasShut && !shut) {
      form.querySelector("fieldset").disabled = false;
      boxes.filter((box) => box.refused && !box.focused).forEach(send);
    }
  }

  // -- what a person does

  form.addEventListener("input", (event) => {
    const box = boxes.find((one) => one.element.contains(event.target));
    if (box) box.typed(event.target);
  });
  form.addEventListener("change", (event) => {
    const box = boxes.find((one) => one.element.contains(event.target));
    if (box && box.dirty) send(box);
  });
  form.addEventListener("focusout", (event) => {
    const proof = proofs.find((one) => one.contains(event.target));
    if (proof && !proof.contains(event.relatedTarget) && isWhole(proof)) send(new Piece(proof));
    const box = boxes.find((one) => one.element.contains(event.target));
    if (box && box.dirty && !box.element.contains(event.relatedTarget)) send(box);
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    event.preventDefault();
    if (button.name === "pilih") {
      send(new Choice(boxes.find((one) => one.element.contains(button)), button.value));
    } else if (button.name === "tarik") {
      send(new Piece(button.closest("[data-bukti]"), button.value));
    } else if (button.name === "catat") {
      send(new Piece(button.closest("[data-bukti]")));
    } else {
      leave(button.dataset.ke);
    }
  });

  // nobody leaves before all of it is saved: what cannot be stays on the screen
  function leave(way) {
    const split = form.querySelectorAll("[data-samping] .said").length;
    boxes.filter((box) => box.dirty).forEach(send);
    proofs.filter((one) => value(one, "judul")).forEach((one) => send(new Piece(one)));
    const then = () => {
      const wrong = boxes.find((box) => box.dirty || box.refused);
      const here = wrong ? wrong.element : proofs.find((one) => value(one, "judul"));
      if (here) here.querySelector("input:not([type=hidden]), textarea, select").focus();
      else if (way && form.querySelectorAll("[data-samping] .said").length <= split) location.assign(way);
    };
    if (busy) settled.push(then); else then();
  }

  listen(form.dataset.baris, show);
  boxes.filter((box) => box.restore()).forEach(send);
}

function put(element, html) {
  const shape = document.createElement("template");
  shape.innerHTML = html;
  if (shape.innerHTML.trim() === element.innerHTML.trim()) return;
  element.innerHTML = html;
}

// -- one field

function Box(element, form) {
  const self = this;
  const controls = () => [...element.querySelectorAll("[name^='isi.'], [name^='tahu.']")];
  const saw = element.querySelector("[name^='lihat.']");
  const said = element.querySelector("[data-kabar-isian]");
  const beside = element.querySelector("[data-samping]");
  const kept = `${form.action} ${element.dataset.kotak}`;

  this.element = element;
  this.name = element.dataset.kotak;
  this.refused = false;

  function values() {
    return controls().flatMap((one) => {
      if (one.type === "radio" || one.type === "checkbox") return one.checked ? [[one.name, one.value]] : [];
      if (one.multiple) return [...one.selectedOptions].map((option) => [one.name, option.value]);
      return [[one.name, one.value]];
    });
  }
  const text = () => JSON.stringify(values());
  let base = text();

  Object.defineProperty(this, "dirty", { get: () => text() !== base });
  Object.defineProperty(this, "focused", { get: () => element.contains(document.activeElement) });

  this.data = () => {
    self.inFlight = text();
    said.textContent = "menyimpan …";
    return [[saw.name, saw.value], ...values()];
  };

  this.typed = (control) => {
    const unknown = element.querySelector("[name^='tahu.'][value='']");
    if (unknown && control.name.startsWith("isi.") && control.value) unknown.checked = true;
    if (control.name.startsWith("tahu.") && control.value) {
      controls().filter((one) => one.name.startsWith("isi.")).forEach((one) => {
        if (one.type === "checkbox") one.checked = false; else one.value = "";
      });
    }
    said.textContent = self.dirty ? "belum tersimpan" : "";
    sessionStorage.setItem(kept, JSON.stringify([saw.value, values()]));
  };

  this.sent = (news) => {
    const part = news.kotak[self.name];
    self.refused = !!(news.gagal || (part && part.ditahan));
    if (self.refused) {
      said.textContent = `BELUM tersimpan: ${(part && part.salah) || news.gagal}`;
    } else {
      base = self.inFlight;
    }
  };

  this.failed = (why) => { said.textContent = `BELUM tersimpan: ${why}`; };
  this.told = (words) => { said.textContent += ` · ${words}`; };

  this.show = (part, waits) => {
    if (self.dirty || waits) {
      put(beside, part.lihat === saw.value ? part.samping : part.sementara || part.samping);
      return;
    }
    fill(part.teks);
    base = text();
    saw.value = part.lihat;
    said.textContent = part.kabar;
    self.refused = false;
    put(beside, part.samping);
    self.forget();
  };

  this.take = () => { base = text(); };
  this.forget = () => sessionStorage.removeItem(kept);

  this.restore = () => {
    const held = sessionStorage.getItem(kept);
    if (!held) return false;
    const [seen, those] = JSON.parse(held);
    saw.value = seen;
    set(those);
    return self.dirty;
  };

  function fill(words) {
    const unknown = [...element.querySelectorAll("[name^='tahu.']")].map((one) => one.value).filter(Boolean);
    const why = unknown.includes(words) ? words : "";
    const chosen = words.split("\n");
    for (const one of controls()) {
      if (one.name.startsWith("tahu.")) one.checked = one.value === why;
      else if (one.type === "radio" || one.type === "checkbox") one.checked = chosen.includes(one.value);
      else if (one.multiple) [...one.options].forEach((option) => { option.selected = chosen.includes(option.value); });
      else one.value = why ? "" : words;
    }
  }

  function set(those) {
    for (const one of controls()) {
      const own = those.filter(([name]) => name === one.name).map(([, value]) => value);
      if (one.type === "radio" || one.type === "checkbox") one.checked = own.includes(one.value);
      else if (one.multiple) [...one.options].forEach((option) => { option.selected = own.includes(option.value); });
      else one.value = own[0] || "";
    }
  }
}

// -- one of several values is chosen

function Choice(box, value) {
  const seen = [...box.element.querySelectorAll("[name^='lihat.'], [name^='samping.']")];
  this.data = () => [["pilih", value], ...seen.map((one) => [one.name, one.value])];
  this.sent = (news) => { if (!news.gagal) box.take(); };
  this.failed = box.failed;
}

// -- evidence: its parts belong together

function value(proof, name) {
  return proof.querySelector(`input[name$='.${name}']`).value.trim();
}

function isWhole(proof) {
  const follows = proof.querySelector("[name$='.jenis']:checked").value === "menyusul";
  return value(proof, "judul") && (!follows || value(proof, "tanggal"));
}

function Piece(proof, withdrawn) {
  const said = proof.querySelector("[data-kabar-isian]");
  const fields = () => [...proof.querySelectorAll("input[name^='bukti.']")];
  this.data = () => {
    said.textContent = "menyimpan …";
    if (withdrawn) return [["tarik", withdrawn]];
    return fields().filter((one) => one.type !== "radio" || one.checked).map((one) => [one.name, one.value]);
  };
  this.sent = (news) => {
    const part = news.bukti[proof.dataset.bukti];
    if (news.gagal || (part && part.ditahan)) {
      said.textContent = `BELUM tersimpan: ${(part && part.salah) || news.gagal}`;
      return;
    }
    said.textContent = news.kata || "tersimpan ✓";
    if (!withdrawn) fields().filter((one) => one.type !== "radio").forEach((one) => { one.value = ""; });
  };
  this.failed = (why) => { said.textContent = `BELUM tersimpan: ${why}`; };
}

// a row is added once, however often the button is tapped
for (const other of document.querySelectorAll("form:not([data-baris])")) {
  const ready = (yes) => other.querySelectorAll("button").forEach((one) => { one.disabled = !yes; });
  other.addEventListener("submit", () => setTimeout(() => ready(false)));
  window.addEventListener("pageshow", () => ready(true));
}
if (list) listen(list.dataset.kabar, (news) => put(list, news.daftar));
if (form) new Form(form);
