"use strict";
// The page can be read without this script. It sorts the matrix, opens what a link leads
// to, takes off links that lead out of the page, and opens all reports where asked to and
// for printing.
(() => {
  const sortable = table => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const original = [...body.rows];
    const value = (row, i) => row.cells[i].textContent.trim();
    const order = (i, sign, text) => (a, b) => {
      const x = value(a, i), y = value(b, i);
      return sign * (text ? x.localeCompare(y, "zh-CN", {numeric: true}) : (parseFloat(x) || 0) - (parseFloat(y) || 0));
    };
    heads.forEach((head, i) => {
      const text = head.matches(".name, .words");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      // On paper a button in a head that is repeated stays empty, so the words stay too.
      const words = document.createElement("span");
      words.className = "paper-only";
      words.textContent = head.textContent;
      head.replaceChildren(button, words);
      button.addEventListener("click", () => {
        const first = text ? "ascending" : "descending", second = text ? "descending" : "ascending";
        const old = head.getAttribute("aria-sort");
        heads.forEach(h => h.removeAttribute("aria-sort"));
        const now = old === null ? first : old === first ? second : null;
        if (now) head.setAttribute("aria-sort", now);
        body.append(...(now ? [...original].sort(order(i, now === "ascending" ? 1 : -1, text)) : original));
      });
    });
  };
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  };
  const table = document.getElementById("matrix");
  if (table) sortable(table);
  const reports = [...document.querySelectorAll("details.report")];
  if (reports.length > 1) {
    const button = document.createElement("button");
    button.type = "button";
    const name = () => { button.textContent = reports.some(r => !r.open) ? "全部展开" : "全部收起"; };
    button.addEventListener("click", () => {
      const open = reports.some(r => !r.open);
      reports.forEach(r => { r.open = open; });
      name();
    });
    name();
    document.getElementById("reports").append(button);
  }
  // A passage may be shared with a report that is not in this page.
  for (const link of document.querySelectorAll('a[href^="#f-"]')) {
    if (!document.getElementById(link.hash.slice(1))) link.removeAttribute("href");
  }
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach(d => { d.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach(d => { d.open = false; }));
  addEventListener("hashchange", reveal);
  reveal();
})();
