// Saves a form in its draft while somebody writes. Where no script runs, the button "Save draft" does the same.
const WAIT = 3000;
const TRY_AGAIN = 10000;

function clock(response) {
  const date = response.headers.get("Date");
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" }).format(
    date ? new Date(date) : new Date(),
  );
}

function said(response) {
  switch (response.status) {
    case 204:
      return `Saved at ${clock(response)}`;
    case 401:
      return "Not saved: you have been signed out. Choose “Save draft” and sign in again. What you typed is kept.";
    case 410:
      return "This is recorded already. What you changed since is not.";
    default:
      return "Not saved. Choose “Save draft” to see why.";
  }
}

function keep(form) {
  const status = document.getElementById(form.dataset.autosave);
  let timer = null;
  let going = null;
  let leaving = false;
  let changed = false;

  function later(wait) {
    if (timer === null && !leaving) {
      timer = setTimeout(save, wait);
    }
  }

  async function save() {
    timer = null;
    // One at a time, so that what was typed first cannot arrive last.
    if (going) {
      later(WAIT);
      return;
    }
    changed = false;
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "autosave");
    going = new AbortController();
    try {
      const response = await fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true, signal: going.signal });
      status.textContent = said(response);
    } catch {
      if (!leaving) {
        status.textContent = "Not saved yet: there is no connection. Kith tries again.";
        changed = true;
        later(TRY_AGAIN);
      }
    }
    going = null;
    if (changed) {
      later(WAIT);
    }
  }

  function change() {
    changed = true;
    later(WAIT);
  }

  form.addEventListener("input", change);
  form.addEventListener("change", change);
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    timer = null;
    going?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed && !leaving) {
      clearTimeout(timer);
      save();
    }
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  keep(form);
}
