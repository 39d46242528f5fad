// Follows the projector's page, sizes it to the window, and turns what is longer.
"use strict";

const TURN = 12000;      // how long one part of a page stands
const AGAIN = 2000;      // between tries to come back
const SILENT = 25000;    // the laptop beats every 10 seconds
const LARGEST = [2.2, 1.9, 1.6, 1.4, 1.2, 1.1, 1];
const SMALLER = [0.85, 0.7, 0.55, 0.4];  // only for a single line that fills the window

const wall = document.getElementById("layar");
const news = document.getElementById("kabar");
const $ = (which) => wall.querySelector(which);
let turn = 0, timer = 0, parts = [], title = "", minute = -1, minuteAt = 0;

// -- size and parts

function scale(times) { document.documentElement.style.setProperty("--kali", times); }
function lines() { return [...$(".isi").children].filter((one) => !one.classList.contains("lagi")); }
function overflows() {
  const box = $(".isi");
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function fit() {
  const again = $(".lagi");
  if (again) again.hidden = true;
  for (const one of lines()) one.hidden = false;
  parts = [lines()];
  for (const times of LARGEST) {
    scale(times);
    if (!overflows()) return show();
  }
  for (const times of [1, ...SMALLER]) {
    scale(times);
    if (!lines().some((one) => one.offsetHeight > room(true))) break;
  }
  parts = inParts();
  show();
}

function room(later) {
  const again = $(".lagi");
  if (!later || !again) return $(".isi").clientHeight;
  again.hidden = false;
  const height = $(".isi").clientHeight - again.offsetHeight * 1.3;
  again.hidden = true;
  return height;
}

function inParts() {
  const found = [[]], first = room(false), later = room(true);
  let start = null, row = null;
  for (const one of lines()) {
    const box = one.getBoundingClientRect();
    if (start === null) start = box.top;
    const isNew = row !== null && box.top > row + 1;
    row = box.top;
    if (isNew && box.bottom - start > (found.length > 1 ? later : first)) {
      found.push([]);
      start = box.top;
    }
    if (found.at(-1).length || !one.classList.contains("jarak")) found.at(-1).push(one);
  }
  return found.filter((part) => part.length);
}

function show() {
  const part = parts.length ? turn % parts.length : 0;
  for (const one of lines()) one.hidden = parts.length > 1 && !parts[part].includes(one);
  if ($(".lagi")) $(".lagi").hidden = part === 0;
  $(".bagian").textContent = parts.length > 1 ? `hlm. ${part + 1} dari ${parts.length}` : "";
}

function turnOn() { turn += 1; show(); }
function startTurning() { clearInterval(timer); timer = setInterval(turnOn, TURN); }

// -- the clock of the hall, which goes on without the laptop

function tick() {
  if (news.hidden) return;
  const minutes = Math.floor(minute + (performance.now() - minuteAt) / 60000) % 1440;
  const two = (number) => String(number).padStart(2, "0");
  $("time").textContent = `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

function setClock() {
  const now = Number($("time").dataset.menit);
  if (now !== minute) { minute = now; minuteAt = performance.now(); }
}

// -- following

function draw(html) {
  wall.innerHTML = html;
  setClock();
  const now = $("h1").textContent;
  if (now !== title) { title = now; turn = 0; startTurning(); }
  fit();
}

function follow() {
  const source = new EventSource("/layar/ikuti");
  let heard = setTimeout(lost, SILENT);
  function alive() { clearTimeout(heard); heard = setTimeout(lost, SILENT); news.hidden = true; }
  function lost() {
    clearTimeout(heard);
    source.close();
    news.hidden = false;
    setTimeout(comeBack, AGAIN);
  }
  source.onmessage = (event) => { alive(); draw(event.data); };
  source.addEventListener("detak", alive);
  source.onerror = lost;
}

async function comeBack() {
  try {
    const answer = await fetch("/layar", { method: "HEAD" });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    if (answer.ok) return follow();
  } catch { /* the laptop is still away */ }
  setTimeout(comeBack, AGAIN);
}

document.documentElement.classList.add("hidup");
title = $("h1").textContent;
setClock();
startTurning();
setInterval(tick, 1000);
addEventListener("resize", fit);
document.fonts.ready.then(fit);
fit();
follow();
if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
