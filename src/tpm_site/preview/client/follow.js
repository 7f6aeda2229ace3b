// The script of the preview: follows the site by server-sent events. It is no part of the site.

const script = document.currentScript;
const events = new URL(script.dataset.events);
const place = `tpm-preview:${location.pathname}`;
const silence = 3000; // Milliseconds without a server after which the page says so.
let [rest, sheets] = script.dataset.version.split(".");
let isLeaving = false;

// --- the page itself ---

const ready = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve();
});

async function follow(state) {
  const [newRest, newSheets] = state.version.split(".");
  if (newRest !== rest) return reload();
  if (newSheets !== sheets) {
    sheets = newSheets;
    await ready;
    swap(state.sheets);
  }
}

function reload() {
  if (isLeaving) return;
  isLeaving = true;
  const open = [...document.querySelectorAll("details[open][id]")].map((element) => element.id);
  remember(JSON.stringify({ x: scrollX, y: scrollY, open }));
  location.reload();
}

function remember(text) {
  try {
    sessionStorage.setItem(place, text);
  } catch {
    // A browser may refuse to keep anything: then the page begins at its top.
  }
}

function recall() {
  try {
    const text = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    return text && JSON.parse(text);
  } catch {
    return null;
  }
}

function restore(before) {
  const go = () => scrollTo({ left: before.x, top: before.y, behavior: "instant" });
  ready.then(() => {
    for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
    go();
    const reached = scrollY;
    // Pictures without a size have moved the text by now; whoever has scrolled meanwhile stays there.
    addEventListener("load", () => scrollY === reached && go(), { once: true });
  });
}

// Each place of a stylesheet holds one link, and while a new one is loading both.
let slots = null;

function swap(addresses) {
  slots ??= [...document.querySelectorAll('link[rel~="stylesheet" i]')].map((link) => [link]);
  if (slots.length !== addresses.length) return reload();
  addresses.forEach((address, index) => {
    const links = slots[index];
    const last = links.at(-1);
    if (last.getAttribute("href") === address) return;
    const link = last.cloneNode();
    link.setAttribute("href", address);
    link.addEventListener("load", () => {
      for (const old of links.splice(0, links.indexOf(link))) old.remove();
    });
    links.push(link);
    last.after(link);
  });
}

// --- the stream ---

let source = null;
let lost = 0;

function connect() {
  if (source || isLeaving) return;
  events.search = new URLSearchParams({ at: location.pathname, version: `${rest}.${sheets}` });
  source = new EventSource(events);
  source.onmessage = (event) => {
    clearTimeout(lost);
    lost = 0;
    const state = JSON.parse(event.data);
    panel.show({ ...state, isLost: false });
    follow(state);
  };
  source.onerror = () => {
    lost ||= setTimeout(() => panel.show({ isLost: true }), silence);
    if (source.readyState !== EventSource.CLOSED) return; // The browser asks again by itself.
    disconnect();
    setTimeout(connect, 1000);
  };
}

function disconnect() {
  source?.close();
  source = null;
}

addEventListener("pagehide", () => {
  isLeaving = true;
  disconnect();
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  isLeaving = false;
  connect();
});

// Who comes last is told first, and keeps its stream where there are too many.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  disconnect();
  connect();
});

// --- what the policy refuses ---

const refused = new Map();
document.addEventListener("securitypolicyviolation", (event) => {
  const what = event.blockedURI || "inline";
  if (/^[a-z]+-extension/.test(what) || /^[a-z]+-extension/.test(event.sourceFile)) return; // Not ours.
  const line = event.lineNumber ? `, line ${event.lineNumber} of the page` : "";
  const subject = what === "inline" ? "a script or style written in the page" : what;
  const text = `${event.effectiveDirective} refuses ${subject}${line}`;
  if (refused.size < 20) refused.set(text, event.sample);
  panel.show({ refused });
});

// --- the panel ---

const panel = makePanel();
const before = recall();
if (before) restore(before);
connect();
