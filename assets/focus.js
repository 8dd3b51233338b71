// Moves the focus to fresh feedback, so that keyboards and screen readers go on from there.
let met = "";
new MutationObserver(() => {
  const fresh = document.querySelector('[class*="st-key-fresh-"]');
  const name = fresh ? fresh.className : "";
  if (fresh && name !== met) {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
    fresh.scrollIntoView({ block: "nearest" });
  }
  met = name;
}).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["class"] });
