// Only makes things easier: every page works without it.
import { initAll } from "./govuk-frontend.js";
import "./autosave.js";
import "./only-if.js";
import "./passkeys.js";
import "./shortcuts.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// GOV.UK Frontend sets aria-expanded on radios that reveal something; ARIA does not allow it on that role
// (alphagov/govuk-frontend issue 979). It is set again at each click, whose listener runs before this one.
function withoutExpanded() {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
    radio.removeAttribute("aria-expanded");
  }
}

withoutExpanded();
document.addEventListener("click", withoutExpanded);
window.addEventListener("pageshow", withoutExpanded);
