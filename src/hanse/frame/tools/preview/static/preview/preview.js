// Loads the page anew as soon as the service's files have changed, and keeps the bar as open as it was.
const own = document.querySelector("script[data-edition]");
const bar = document.querySelector("[data-preview-bar]");

if (bar) {
  const kept = sessionStorage.getItem("preview-bar");
  bar.open = kept ? kept === "open" : matchMedia("(min-width: 641px)").matches;
  bar.addEventListener("toggle", () => sessionStorage.setItem("preview-bar", bar.open ? "open" : "closed"));
}

async function look() {
  try {
    const answer = await fetch(own.dataset.state, { cache: "no-store", credentials: "omit" });
    const { edition } = await answer.json();
    if (edition !== own.dataset.edition) {
      location.replace(location.pathname + location.search); // never a form once more
      return;
    }
  } catch {
    // The preview is stopped, or starts: the next look finds it.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
