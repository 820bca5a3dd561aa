/**
 * Show the lines that have a place in a list of choices as cards on a board, a column for each place; dragging a card
 * makes the choice in its list. The lists stay: they are the way by keyboard, by touch and without scripts, so that
 * assistive technology need not hear of the board.
 */
export function layBoards(scope) {
  for (const board of scope.querySelectorAll("[data-board]")) {
    const form = board.closest("form");
    const lists = [...form.querySelectorAll("select[data-card]")];
    if (!lists.length) continue;
    const draw = () => drawn(board, lists);
    form.addEventListener("change", draw);
    board.addEventListener("dragstart", ({ target, dataTransfer }) => {
      dataTransfer.effectAllowed = "move";
      dataTransfer.setData("text/plain", target.dataset.list);
    });
    board.addEventListener("dragover", (event) => marked(board, event));
    board.addEventListener("dragleave", () => marked(board));
    board.addEventListener("drop", (event) => {
      const column = event.target.closest("[data-column]");
      const list = lists.find(({ name }) => name === event.dataTransfer.getData("text/plain"));
      marked(board);
      if (!column || !list) return;
      event.preventDefault();
      list.value = column.dataset.column;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    });
    draw();
    board.hidden = false;
  }
}

function drawn(board, lists) {
  const columns = [...lists[0].options].map((option) => {
    const column = part("div", "hanse-board__column", part("p", "hanse-board__title", option.text));
    column.dataset.column = option.value;
    column.append(...lists.filter(({ value }) => value === option.value && value !== "").map(card));
    return column;
  });
  // What has no place yet is too much for a column: it is where a card goes that leaves the board.
  columns.push(columns.shift());
  board.querySelector("[data-columns]").replaceChildren(...columns);
}

function card(list) {
  const found = part("div", "hanse-board__card", list.dataset.card);
  found.draggable = true;
  found.dataset.list = list.name;
  return found;
}

function part(tag, name, content) {
  const found = document.createElement(tag);
  found.className = name;
  found.append(content);
  return found;
}

/** The column under the card that is dragged, and no other, shows that it would take it. */
function marked(board, event) {
  const under = event?.target.closest("[data-column]");
  for (const column of board.querySelectorAll("[data-column]")) column.classList.toggle("hanse-board__column--takes", column === under);
  if (under) event.preventDefault();
}
