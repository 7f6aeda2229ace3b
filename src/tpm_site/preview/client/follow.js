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
  if (isRenewing) {
    missed = state;
    return;
  }
  const [newRest, newSheets] = state.version.split(".");
  if (newRest !== rest) return renew();
  if (newSheets !== sheets) {
    sheets = newSheets;
    await ready;
    swap(state.sheets);
  }
}

// Puts the new page in the place of the old one: to load it would take twice as long. Where more than words and
// markup is different, or a script would have to run, it is loaded.
let isRenewing = false;
let missed = null; // The last state that came meanwhile: the page that is under way may be older than it.

async function renew() {
  if (isLeaving) return;
  isRenewing = true;
  await ready;
  const next = await fetched();
  isRenewing = false;
  if (!next || !isAlike(next)) return reload();
  put(next);
  const state = missed;
  missed = null;
  if (state) follow(state);
}

function put(next) {
  const opened = openDetails();
  [rest, sheets] = ours(next).dataset.version.split(".");
  slots = null; // Stylesheets in the body are others now.
  refused.clear();
  panel.show({ refused });
  copyAttributes(next.documentElement, document.documentElement);
  for (const old of document.head.querySelectorAll(REPLACED)) old.remove();
  document.head.append(...next.head.querySelectorAll(REPLACED));
  const { scrollX: left, scrollY: top } = window;
  document.body.replaceWith(next.body);
  reopen(opened);
  if (location.hash) {
    // What the address leads to is another element now. Whoever has scrolled on from there stays where they are.
    location.replace(location.hash);
    scrollTo({ left, top, behavior: "instant" });
  }
}

const REPLACED = "title, meta:not([http-equiv]), link:not([rel~='stylesheet' i]), script[type='application/ld+json']";
const RUNS = "script:not([type='application/ld+json']), style, [style], base, iframe, object, meta[http-equiv='refresh' i]";

async function fetched() {
  // By the address of the events: it is the one that the policy of the page allows.
  const address = new URL(`?${new URLSearchParams({ at: location.pathname })}`, events);
  try {
    const answer = await fetch(address, { cache: "no-store", headers: { accept: "text/html" } });
    return answer.ok && !answer.redirected && new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

const ours = (page) => page.querySelector("script[data-events]");

// The addresses of stylesheets, the policy, and what a page holds beside text.
function frame(page) {
  const sheets = [...page.querySelectorAll('link[rel~="stylesheet" i]')].map((link) => link.getAttribute("href"));
  const policies = [...page.querySelectorAll("meta[http-equiv]")].map((meta) => meta.content);
  return JSON.stringify([sheets, policies]);
}

function isAlike(next) {
  const runs = (page) => [...page.querySelectorAll(RUNS)].some((element) => element !== ours(page) && element !== script);
  return ours(next) && frame(next) === frame(document) && !runs(next) && !runs(document);
}

function copyAttributes(from, to) {
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
}

// Those of the theme, such as the table of contents, have no id: they are known by their number among these.
function openDetails() {
  const unnamed = [...document.querySelectorAll("details:not([id])")];
  const ids = [...document.querySelectorAll("details[open][id]")].map((element) => element.id);
  return { ids, numbers: [...unnamed.keys()].filter((number) => unnamed[number].open), of: unnamed.length };
}

function reopen({ ids, numbers, of }) {
  for (const id of ids) document.getElementById(id)?.setAttribute("open", "");
  const unnamed = document.querySelectorAll("details:not([id])");
  if (unnamed.length === of) for (const number of numbers) unnamed[number].open = true;
}

function reload() {
  if (isLeaving) return;
  isLeaving = true;
  remember(JSON.stringify({ x: scrollX, y: scrollY, open: openDetails() }));
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
    reopen(before.open);
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
