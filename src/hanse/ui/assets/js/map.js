/** A map of tiles on which a place is picked: by clicking, or by moving the map under the mark and pressing Enter. */
const TILE = 256;
const DEEPEST = 19;
const STEP = 64;

/** `ready` after the map is drawn; `picked` gets latitude and longitude. */
export function drawMap(box, picked) {
  const { tiles, centre } = box.dataset;
  const [latitude, longitude, zoom] = centre.split(",").map(Number);
  const map = { box, tiles, zoom, at: toWorld(latitude, longitude), mark: null, layer: box.querySelector("[data-layer]") };
  box.hidden = false;
  listen(map, picked);
  new ResizeObserver(() => draw(map)).observe(box);
  return {
    show(lat, long) {
      map.mark = map.at = toWorld(lat, long);
      map.zoom = Math.max(map.zoom, 16);
      draw(map);
    },
  };
}

/** Web Mercator, each from 0 to 1. */
function toWorld(latitude, longitude) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI) / 180);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

function toDegrees({ x, y }) {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [latitude, (x - Math.floor(x)) * 360 - 180];
}

function draw(map) {
  const size = TILE * 2 ** map.zoom;
  const { clientWidth: width, clientHeight: height } = map.box;
  const left = map.at.x * size - width / 2;
  const top = map.at.y * size - height / 2;
  const wanted = new Map();
  for (let column = Math.floor(left / TILE); column * TILE < left + width; column++) {
    for (let row = Math.max(0, Math.floor(top / TILE)); row * TILE < top + height && row < 2 ** map.zoom; row++) {
      wanted.set(`${map.zoom}/${column}/${row}`, [column, row]);
    }
  }
  for (const image of [...map.layer.children]) if (!wanted.has(image.dataset.tile)) image.remove();
  for (const [key, [column, row]] of wanted) place(map, tile(map, key, column, row), column * TILE - left, row * TILE - top);
  const pin = map.box.querySelector("[data-pin]");
  pin.hidden = !map.mark;
  if (map.mark) place(map, pin, map.mark.x * size - left, map.mark.y * size - top);
}

function tile(map, key, column, row) {
  const there = map.layer.querySelector(`[data-tile="${key}"]`);
  if (there) return there;
  const image = new Image(TILE, TILE);
  const across = 2 ** map.zoom;
  image.alt = "";
  image.draggable = false;
  image.dataset.tile = key;
  image.src = map.tiles.replace("{z}", map.zoom).replace("{x}", ((column % across) + across) % across).replace("{y}", row);
  map.layer.append(image);
  return image;
}

function place(_map, element, x, y) {
  element.style.left = `${Math.round(x)}px`;
  element.style.top = `${Math.round(y)}px`;
}

function move(map, x, y) {
  const size = TILE * 2 ** map.zoom;
  map.at = { x: map.at.x + x / size, y: Math.max(0, Math.min(1, map.at.y + y / size)) };
  draw(map);
}

function zoom(map, by) {
  map.zoom = Math.max(1, Math.min(DEEPEST, map.zoom + by));
  draw(map);
}

function pick(map, at, picked) {
  map.mark = at;
  draw(map);
  picked(...toDegrees(at));
}

function listen(map, picked) {
  const { box } = map;
  let from = null;
  let moved = false;
  const surface = box.querySelector("[data-surface]");
  surface.onpointerdown = (event) => {
    from = [event.clientX, event.clientY];
    moved = false;
    surface.setPointerCapture(event.pointerId);
  };
  surface.onpointermove = (event) => {
    if (!from) return;
    const [x, y] = [from[0] - event.clientX, from[1] - event.clientY];
    if (!moved && Math.hypot(x, y) < 5) return;
    moved = true;
    from = [event.clientX, event.clientY];
    move(map, x, y);
  };
  surface.onpointercancel = () => (from = null);
  surface.onpointerup = (event) => {
    if (from && !moved) {
      const edge = box.getBoundingClientRect();
      const size = TILE * 2 ** map.zoom;
      const x = map.at.x + (event.clientX - edge.left - edge.width / 2) / size;
      pick(map, { x, y: map.at.y + (event.clientY - edge.top - edge.height / 2) / size }, picked);
    }
    from = null;
  };
  surface.onkeydown = (event) => {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (moves[event.key]) move(map, ...moves[event.key]);
    else if (event.key === "+" || event.key === "-") zoom(map, event.key === "+" ? 1 : -1);
    else if (event.key === "Enter" || event.key === " ") pick(map, { ...map.at }, picked);
    else return;
    event.preventDefault();
  };
  for (const button of box.querySelectorAll("[data-zoom]")) button.onclick = () => zoom(map, Number(button.dataset.zoom));
}
