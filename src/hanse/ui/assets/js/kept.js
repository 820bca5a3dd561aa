/**
 * The store of what was typed and is not saved: who typed it, on which page, when.
 *
 * A signed-in person's text lies in localStorage under her own name (data-keeper of the body: opaque, made by the
 * server), so that it outlives the tab and the browser's crash. Another person of this browser is never shown it; it
 * ends when it is saved, when she signs out, and after three days. Who has no name here keeps in the tab alone.
 */
const PREFIX = "hanse-keep:";
const LONGEST_MS = 3 * 24 * 3600 * 1000;

const keeper = () => document.body.dataset.keeper ?? "";
const place = () => (keeper() ? localStorage : sessionStorage);
const mine = () => `${PREFIX}${keeper()}:`;

/** Whether it is kept now: a full or forbidden store keeps nothing, and the page must not say that it does. */
export function put(name, entry) {
  try {
    place().setItem(mine() + name, JSON.stringify({ ...entry, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export function get(name) {
  return parsed(place(), mine() + name);
}

export function drop(name) {
  guarded(() => place().removeItem(mine() + name));
}

/** Names and entries of what this person has not saved yet. */
export function all() {
  return keysOf(place())
    .filter((key) => key.startsWith(mine()))
    .map((key) => [key.slice(mine().length), parsed(place(), key)])
    .filter(([, entry]) => entry);
}

export function dropAll() {
  for (const [name] of all()) drop(name);
}

/** Nobody's text lies here for ever, whoever uses the browser now. */
export function sweep() {
  for (const key of keysOf(localStorage).filter((one) => one.startsWith(PREFIX))) {
    const entry = parsed(localStorage, key);
    if (!entry || Date.now() - entry.at > LONGEST_MS) guarded(() => localStorage.removeItem(key));
  }
}

/** This tab's own mark, so that no tab takes another's form for one of its own that arrived. */
export function tab() {
  return guarded(() => (sessionStorage["hanse-tab"] ??= Math.random().toString(36).slice(2))) ?? "";
}

function keysOf(store) {
  return guarded(() => Object.keys(store)) ?? [];
}

function parsed(store, key) {
  return guarded(() => JSON.parse(store.getItem(key) ?? "null")) ?? null;
}

function guarded(work) {
  try {
    return work();
  } catch {
    return undefined; // Storage is forbidden here: the page works as without scripts.
  }
}
