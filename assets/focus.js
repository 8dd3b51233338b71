// Two things that a page of Streamlit cannot ask the browser for.
let met = "";
let place = findPlace();
let moved = true; // whether the reader has moved since the page changed

// Fresh feedback gets the focus, so that keyboards and screen readers go on from there.
function meetFresh() {
  const fresh = document.querySelector('[class*="st-key-fresh-"]');
  const name = fresh ? fresh.className : "";
  if (fresh && name !== met) {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
    fresh.scrollIntoView({ block: "nearest" });
    moved = true;
  }
  met = name;
}

// The page, and the step of it that is drawn.
function findPlace() {
  const step = document.querySelector('[class*="st-key-step-"]')?.className.match(/st-key-step-\S+/);
  return location.pathname + location.search + (step ?? "");
}

// Another page or step begins at its top, also while its parts are still coming in.
function beginAtTop() {
  const now = findPlace();
  if (now !== place) {
    place = now;
    moved = Boolean(location.hash);
  }
  if (!moved) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(sign, () => { moved = true; }, { passive: true, capture: true });
}
new MutationObserver(() => {
  beginAtTop();
  meetFresh();
}).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["class"] });
