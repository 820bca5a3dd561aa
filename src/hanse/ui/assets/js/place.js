import { drawMap } from "./map.js";

/** Fills latitude and longitude from the device, when its owner asks for it and allows it, or from a map. */
export function locatePlaces(scope) {
  for (const place of scope.querySelectorAll("[data-place]")) {
    const map = mapOf(place);
    if (!navigator.geolocation) continue;
    const row = place.querySelector("[data-locate]");
    row.hidden = false;
    row.querySelector("button").onclick = () => locate(place, row.querySelector("[role=status]"), map);
  }
}

function mapOf(place) {
  const box = place.querySelector("[data-map]");
  if (!box) return null;
  const map = drawMap(box, (latitude, longitude) => fillBoth(place, latitude, longitude));
  const [latitude, longitude] = ["latitude", "longitude"].map((part) => parseFloat(input(place, part).value.replace(",", ".")));
  if (Number.isFinite(latitude) && Number.isFinite(longitude)) map.show(latitude, longitude);
  return map;
}

function locate(place, status, map) {
  status.textContent = status.dataset.waiting;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      fillBoth(place, coords.latitude, coords.longitude);
      map?.show(coords.latitude, coords.longitude);
      status.textContent = status.dataset.found;
    },
    () => (status.textContent = status.dataset.refused),
    { enableHighAccuracy: true, timeout: 15_000 },
  );
}

function fillBoth(place, latitude, longitude) {
  fill(place, "latitude", latitude);
  fill(place, "longitude", longitude);
}

function input(place, part) {
  return place.querySelector(`[name$="-${part}"]`);
}

function fill(place, part, degrees) {
  const field = input(place, part);
  field.value = degrees.toFixed(6);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
