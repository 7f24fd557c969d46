// Fills the suggestions of boxes that name other records while one types. Without it they offer a fixed list.
(() => {
  const waiting = new WeakMap();
  let lists = 0;

  function ownList(box) {
    if (!box.dataset.ownList) {
      const list = document.createElement("datalist");
      list.id = `found-${(lists += 1)}`;
      box.after(list);
      box.dataset.ownList = list.id;
      box.dataset.firstList = box.getAttribute("list");
    }
    return document.getElementById(box.dataset.ownList);
  }

  async function suggest(box) {
    const typed = box.value.trim();
    if (typed.length < 2) {
      box.setAttribute("list", box.dataset.firstList || box.getAttribute("list"));
      return;
    }
    const answer = await fetch(`${box.dataset.search}&term=${encodeURIComponent(typed)}`, { credentials: "same-origin" });
    if (!answer.ok || box.value.trim() !== typed) return;
    const { results } = await answer.json();
    const list = ownList(box);
    list.replaceChildren(...results.map((row) => Object.assign(document.createElement("option"), { value: row.text })));
    box.setAttribute("list", list.id);
  }

  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.search) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => suggest(target), 200));
  });
})();
