// Keyboard shortcuts, off until somebody turns them on in this browser. Nothing can be done by them alone: each goes where a link of the page leads.
const KEPT = "kith-shortcuts";
const SECOND_KEY_WITHIN = 1500;
const PLACES = { w: "/my-work", f: "/find", q: "/front-door", t: "/team", p: "/administration", h: "/help" };

function areOn() {
  try {
    return localStorage.getItem(KEPT) === "on";
  } catch {
    return false;
  }
}

function turn(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing goes on without shortcuts.
  }
}

let typed = false;
let goes = -Infinity;

// What was typed and not sent would be lost by leaving the page. A form that only finds things holds nothing to lose.
document.addEventListener("input", (event) => {
  typed ||= event.target.form?.method === "post";
});

function isTyping(target) {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;
}

/** A place is gone to only where the page itself leads there: what is not the viewer's is not in its navigation. */
function place(key) {
  const path = PLACES[key];
  return path && document.querySelector(`.kith-header__link[href="${path}"]`) ? path : null;
}

function go(path) {
  if (path && !typed) {
    location.assign(path);
  }
  return Boolean(path);
}

function find() {
  const line = document.querySelector("main input#words");
  if (line) {
    line.focus();
    return true;
  }
  return go(place("f") && "/find#words");
}

function press(event) {
  const second = event.timeStamp - goes < SECOND_KEY_WITHIN;
  goes = -Infinity;
  if (second) {
    return go(place(event.key));
  }
  switch (event.key) {
    case "g":
      goes = event.timeStamp;
      return false;
    case "/":
      return find();
    case "n":
      return go(document.querySelector("[data-note]")?.dataset.note);
    case "?":
      return document.querySelector(".kith-header__link") !== null && go("/help/shortcuts");
    default:
      return false;
  }
}

document.addEventListener("keydown", (event) => {
  const alone = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && !event.repeat;
  // Shift is held on the way to a question mark, and is no key by itself.
  if (event.key !== "Shift" && alone && !event.defaultPrevented && !isTyping(event.target) && areOn() && press(event)) {
    event.preventDefault();
  }
});

// Whoever comes to the line by a shortcut is to write at once; a link to it alone would only scroll.
if (location.hash === "#words") {
  document.querySelector("main input#words")?.focus();
}

const settings = document.querySelector("[data-shortcuts]");
if (settings) {
  const button = settings.querySelector("button");
  const status = settings.querySelector("[role=status]");
  const say = () => {
    button.textContent = areOn() ? "Turn shortcuts off" : "Turn shortcuts on";
    status.textContent = areOn() ? "Shortcuts are on in this browser." : "Shortcuts are off in this browser.";
  };
  button.addEventListener("click", () => {
    turn(!areOn());
    say();
  });
  say();
  settings.hidden = false;
  document.querySelector("[data-without-script]").hidden = true;
}
