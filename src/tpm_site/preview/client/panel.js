// Shows what is wrong, in a tree of its own that the styles of the page do not reach. `style` is its stylesheet.
// All words from outside are put in as text, never as markup.

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// The line of the source, the part that is meant marked, and carets below it.
function excerpt(finding) {
  const [before, meant, after] = finding.excerpt;
  const number = `${finding.line} | `;
  const caret = "^".repeat(Math.max(1, [...meant].length));
  const ghost = (text) => element("span", "ghost", text);
  const source = element("pre", "source");
  source.append(element("span", "number", number), before, element("mark", "", meant), after, "\n");
  source.append(ghost(number + before), element("span", "caret", caret));
  source.tabIndex = 0; // It may be wider than the panel, and is then scrolled by keys.
  return source;
}

function item(finding, kind) {
  return element(
    "li",
    kind,
    element("p", "place", finding.place),
    element("p", "message", finding.message),
    finding.excerpt ? excerpt(finding) : null,
    finding.help ? element("p", "help", finding.help) : null,
    finding.code ? element("p", "code", `${finding.code} ${finding.name}`) : null,
  );
}

// Scrolls a long line to the part that is meant.
function reveal(source) {
  const mark = source.querySelector("mark");
  const end = mark.offsetLeft - source.offsetLeft + Math.min(mark.offsetWidth, source.clientWidth / 2);
  source.scrollLeft = Math.max(0, end + 32 - source.clientWidth);
}

function makePanel() {
  const host = document.createElement("tpm-preview");
  const tree = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  tree.adoptedStyleSheets = [sheet];
  const spoken = element("p", "spoken");
  spoken.setAttribute("role", "status");
  const title = element("span", "title");
  const note = element("span", "note");
  const fold = element("span", "fold");
  const bar = element("button", "bar", element("span", "dot"), title, note, fold);
  bar.type = "button";
  const errors = element("ol", "items");
  const summary = element("summary", "");
  const warnings = element("ol", "items");
  const aside = element("details", "aside", summary, warnings);
  const content = element("div", "content", errors, aside);
  const box = element("section", "box", bar, content);
  box.setAttribute("aria-label", "Preview");
  box.hidden = true;
  tree.append(spoken, box);

  let state = { errors: [], warnings: [], counts: { errors: 0, warnings: 0 }, trouble: "", refused: new Map(), isLost: false };
  let isOpen = false;
  let wasKind = "warning";
  let shown = "";

  bar.addEventListener("click", () => {
    isOpen = !isOpen;
    render();
  });

  function words() {
    const { counts, trouble, refused, isLost } = state;
    if (isLost) return ["lost", "The preview does not answer", "This page may be out of date."];
    const wrong = [
      trouble && "The preview cannot go on",
      counts.errors && counted(counts.errors, "error"),
      refused.size && `${counted(refused.size, "thing")} refused by the policy`,
    ].filter(Boolean);
    const isHeld = trouble || counts.errors;
    const stays = isHeld ? "Pages stay as they were until this is mended." : "It will be refused in production, too.";
    if (wrong.length) return ["error", wrong.join(", "), stays];
    return counts.warnings ? ["warning", counted(counts.warnings, "warning"), ""] : ["", "", ""];
  }

  // The findings of a kind, "errors" or "warnings", as far as they were sent.
  function items(kind) {
    const left = state.counts[kind] - state[kind].length;
    const found = state[kind].map((finding) => item(finding, kind.slice(0, -1)));
    return left > 0 ? [...found, element("li", "more", `and ${left} more ${kind}`)] : found;
  }

  function troubles() {
    const { trouble, refused } = state;
    const policy = ([text, sample]) => item({ place: "Content-Security-Policy", message: text, help: sample }, "error");
    return [...(trouble ? [item({ place: "", message: trouble }, "error")] : []), ...[...refused].map(policy)];
  }

  function render() {
    const [kind, text, stays] = words();
    box.hidden = !kind;
    box.className = `box ${kind}`;
    title.textContent = text;
    note.textContent = stays;
    const canOpen = kind === "error" || kind === "warning";
    bar.disabled = !canOpen;
    fold.textContent = canOpen ? (isOpen ? "Hide" : "Show") : "";
    if (canOpen) bar.setAttribute("aria-expanded", String(isOpen));
    else bar.removeAttribute("aria-expanded");
    content.hidden = !isOpen || !canOpen;
    errors.replaceChildren(...troubles(), ...items("errors"));
    warnings.replaceChildren(...items("warnings"));
    // Beside errors warnings are folded, alone they are what the panel is opened for.
    aside.hidden = !state.counts.warnings;
    summary.hidden = kind === "warning";
    summary.textContent = counted(state.counts.warnings, "warning");
    if (kind === "warning") aside.open = true;
    else if (wasKind === "warning") aside.open = false;
    wasKind = kind;
    content.querySelectorAll(".source").forEach(reveal);
    spoken.textContent = text;
  }

  // Takes what is new of the state. What a person has folded stays so until all of it is mended.
  function show(news) {
    state = { ...state, ...news };
    const [kind] = words();
    const now = JSON.stringify([kind, state.errors, state.warnings, state.counts, state.trouble, [...state.refused]]);
    if (now === shown) return;
    shown = now;
    if (kind !== "error") isOpen = false;
    else if (wasKind !== "error") isOpen = true;
    if (!host.isConnected) document.documentElement.append(host);
    render();
  }

  return { show };
}
