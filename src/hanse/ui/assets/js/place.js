/** Fills latitude and longitude from the device, when its owner asks for it and allows it. */
export function locatePlaces(scope) {
  if (!navigator.geolocation) return;
  for (const place of scope.querySelectorAll("[data-place]")) {
    const row = place.querySelector("[data-locate]");
    row.hidden = false;
    row.querySelector("button").onclick = () => locate(place, row.querySelector("[role=status]"));
  }
}

function locate(place, status) {
  status.textContent = status.dataset.waiting;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      fill(place, "latitude", coords.latitude);
      fill(place, "longitude", coords.longitude);
      status.textContent = status.dataset.found;
    },
    () => (status.textContent = status.dataset.refused),
    { enableHighAccuracy: true, timeout: 15_000 },
  );
}

function fill(place, part, degrees) {
  const input = place.querySelector(`[name$="-${part}"]`);
  input.value = degrees.toFixed(6);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
