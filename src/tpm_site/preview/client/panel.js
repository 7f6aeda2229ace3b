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
  const list = element("ol", "list");
  const box = element("section", "box", bar, list);
  box.setAttribute("aria-label", "Preview");
  box.hidden = true;
  tree.append(spoken, box);

  let state = { errors: [], warnings: [], counts: { errors: 0, warnings: 0 }, trouble: "", refused: new Map() };
  let isOpen = false;
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
    const stays = trouble || counts.errors ? "Pages stay as they were until this is mended." : "";
    if (wrong.length) return ["error", wrong.join(", "), stays];
    return counts.warnings ? ["warning", counted(counts.warnings, "warning"), ""] : ["", "", ""];
  }

  function items() {
    const { errors, warnings, counts, trouble, refused, isLost } = state;
    if (isLost) return [];
    const more = (kind) => {
      const left = counts[kind] - state[kind].length;
      return left > 0 ? [element("li", "more", `and ${left} more ${kind}`)] : [];
    };
    const own = "Content-Security-Policy";
    return [
      ...(trouble ? [item({ place: "", message: trouble }, "error")] : []),
      ...errors.map((finding) => item(finding, "error")),
      ...more("errors"),
      ...[...refused].map(([text, sample]) => item({ place: own, message: text, help: sample }, "error")),
      ...warnings.map((finding) => item(finding, "warning")),
      ...more("warnings"),
    ];
  }

  function render() {
    const [kind, text, stays] = words();
    box.hidden = !kind;
    box.className = `box ${kind}`;
    title.textContent = text;
    note.textContent = stays;
    const all = items();
    bar.disabled = !all.length;
    fold.textContent = all.length ? (isOpen ? "Hide" : "Show") : "";
    if (all.length) bar.setAttribute("aria-expanded", String(isOpen));
    else bar.removeAttribute("aria-expanded");
    list.hidden = !isOpen || !all.length;
    list.replaceChildren(...all);
    for (const source of list.querySelectorAll(".source")) {
      const mark = source.querySelector("mark");
      const hidden = mark.offsetLeft + Math.min(mark.offsetWidth, source.clientWidth / 2) - source.clientWidth;
      if (hidden > 0) source.scrollLeft = hidden + 32;
    }
    spoken.textContent = text;
  }

  // Takes what is new of the state. What was folded stays so until something else is wrong.
  function show(news) {
    state = { ...state, ...news };
    if (state.refused.size) state.isLost ??= false;
    const [kind] = words();
    const now = JSON.stringify([kind, state.errors, state.warnings, state.counts, state.trouble, [...state.refused]]);
    if (now === shown) return;
    const wasWrong = shown.startsWith('["error"');
    shown = now;
    if (kind !== "error") isOpen = false;
    else if (!wasWrong) isOpen = true;
    if (!host.isConnected) document.documentElement.append(host);
    render();
  }

  return { show };
}
