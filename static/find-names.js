// Finds a name in a mirror while one types. Without it the letters lead to the names, and the box asks the live site.
(() => {
  const box = document.getElementById("q");
  const nothing = document.getElementById("nothing");
  const rows = [...document.querySelectorAll("#names li")];

  function words(text) {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  function letterOf(word) {
    return [...document.querySelectorAll("nav a")].find((link) => words(link.textContent)[0] === [...word][0]);
  }

  function narrow() {
    const wanted = words(box.value);
    for (const row of rows) {
      const held = words(row.textContent);
      row.hidden = !wanted.every((word) => held.some((one) => one.startsWith(word)));
    }
    nothing.hidden = !wanted.length || rows.some((row) => !row.hidden);
  }

  function look() {
    const [first] = words(box.value);
    const link = first && letterOf(first);
    if (link && !link.hasAttribute("aria-current")) location.assign(`${link.href}?q=${encodeURIComponent(box.value)}`);
    else narrow();
  }

  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  if (rows.length) box.addEventListener("input", narrow);
  box.value = new URLSearchParams(location.search).get("q") || "";
  if (box.value) look();
})();
