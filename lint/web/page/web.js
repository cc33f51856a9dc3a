"use strict";
// The page of one report. The server checks and draws; this script opens files, sends what
// is edited, puts what comes back in its place, and steps through the notes. It never makes
// HTML of text itself.
(() => {
  const $ = id => document.getElementById(id);
  const paper = $("paper"), review = $("review");
  let file = null, name = "", id = "";    // the report that is open
  let view = null;                        // what the server said last
  let type = "";                          // the report type that was chosen
  let dirty = new Set();                  // paragraphs edited since
  let undo = [], redo = [];               // texts
  let saved = "";                         // the text that was opened or downloaded last
  let turn = 0, timer = 0, flight = null; // answers to an earlier turn are stale
  let composing = false;                  // an input method is at work
  let current = "";                       // the key of the note one is at
  const off = new Set();                  // severities that are not shown

  // Talking to the server.

  class Trouble extends Error {
    constructor(status, message) { super(message); this.status = status; }
  }
  const send = async (path, body, signal) => {
    let answer;
    try {
      answer = await fetch(path, {method: "POST", body, signal});
    } catch (e) {
      if (e.name === "AbortError") throw e;
      throw new Trouble(0, "校稿程序没有回应，可能已经关闭，请重新启动。改过的文字还在这个页面里。");
    }
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => null);
    throw new Trouble(answer.status, said?.error?.message ?? "出错了，请再试一次。");
  };
  const open = async () => {
    const opened = await (await send("open?name=" + encodeURIComponent(name), file)).json();
    id = opened.id;
    return opened;
  };
  // ask sends a request on the report. One that the server has put away is opened again.
  const ask = async (path, request, signal) => {
    const body = () => JSON.stringify({id, type, ...request});
    try {
      return await send(path, body(), signal);
    } catch (e) {
      if (e.status !== 410) throw e;
      await open();
      return send(path, body(), signal);
    }
  };
  const say = text => { $("status").textContent = ""; setTimeout(() => { $("status").textContent = text; }, 30); };
  const tell = text => { $(view ? "problem" : "trouble").textContent = text; };
  const busy = on => document.body.classList.toggle("busy", on);

  // Opening and closing.

  const start = async (blob, called) => {
    if (unsaved() && !confirm("改动还没有下载，确定换一篇吗？")) return;
    if (view) close();
    [file, name] = [blob, called];
    tell("");
    busy(true);
    try {
      const opened = await open();
      document.body.classList.remove("starting");
      $("start").hidden = true;
      review.hidden = false;
      saved = opened.text;
      draw(opened);
      document.title = opened.name + " - 校稿";
      scrollTo(0, 0);
      $("head").firstElementChild.focus({preventScroll: true});
    } catch (e) {
      tell((called ? "“" + called + "”：" : "") + e.message);
    }
    busy(false);
  };
  const close = () => {
    flight?.abort();
    clearTimeout(timer);
    turn++;
    send("close", JSON.stringify({id})).catch(() => {});
    file = view = null;
    id = type = current = "";
    dirty.clear();
    off.clear();
    [undo, redo] = [[], []];
    paper.replaceChildren();
    for (const part of ["head", "facets", "pairs", "problem"]) $(part).replaceChildren();
    $("words").value = $("file").value = "";
    document.title = "校稿";
    document.body.classList.add("starting");
    review.hidden = true;
    $("start").hidden = false;
  };
  const unsaved = () => view !== null && (dirty.size > 0 || view.text !== saved);

  // Checking again. At most one request is under way, and what was typed meanwhile makes its
  // answer stale.

  const number = p => Number(p.id.slice(p.id.indexOf("-p") + 2));
  const changes = () => [...dirty].filter(p => p.isConnected).map(p => ({paragraph: number(p), text: words(p).replace(/\n+$/, "")}));
  const words = p => p.textContent.replaceAll("\u00a0", " ");
  const later = () => {
    turn++;
    flight?.abort();
    clearTimeout(timer);
    // A paragraph that was begun and has no text yet would be gone when it is drawn again.
    const begun = document.activeElement?.matches("[data-edit]") && words(document.activeElement).endsWith("\n");
    if (!composing && !begun) timer = setTimeout(recheck, 350);
  };
  const recheck = async (more = {}, keep = true) => {
    clearTimeout(timer);
    flight?.abort();
    const mine = ++turn;
    flight = new AbortController();
    try {
      const answer = await (await ask("check", {text: view.text, changes: changes(), ...more}, flight.signal)).json();
      if (mine !== turn || !view) return false;
      tell("");
      if (keep && answer.text !== view.text) {
        undo.push(view.text);
        redo = [];
      }
      dirty.clear();
      draw(answer);
      return true;
    } catch (e) {
      if (mine === turn && e.name !== "AbortError") {
        tell(e.message);
        if (e.status === 503 && Object.keys(more).length === 0) timer = setTimeout(recheck, 2000);
      }
      return false;
    }
  };
  const flush = async () => dirty.size === 0 || recheck();
  // What is asked for by a click or a key is done one after the other.
  let queue = Promise.resolve();
  const inTurn = work => (...given) => (queue = queue.then(() => view && work(...given)));
  const travel = inTurn(async (from, to) => {
    if (!(await flush()) || from.length === 0) return;
    const text = from.pop(), left = view.text;
    if (await recheck({text, changes: []}, false)) to.push(left);
    else from.push(text);
    tools();
  });
  const mend = inTurn(async (note, fix) => {
    const key = note.dataset.key;
    const next = step(1, note) ?? step(-1, note);
    const then = next?.dataset.key ?? "";
    if (!(await flush())) return;
    const now = keyed(key);
    if (!now || !(await recheck({fix: {finding: now.value, fix}}))) return;
    say("已改正。" + view.said);
    const go = keyed(then) ?? shown()[0];
    if (go) visit(go);
    else paper.focus({preventScroll: true});
  });
  const mendAll = inTurn(async () => {
    if (!(await flush())) return;
    const n = view.safe;
    if (await recheck({all: true})) say("改正了" + n + "处。" + view.said);
  });

  // Drawing. Only blocks that look different are replaced, and the caret stays where it was.

  const parse = html => {
    const t = document.createElement("template");
    t.innerHTML = html;
    return t.content.firstElementChild;
  };
  const draw = answer => {
    const caret = caretNow();
    const at = document.activeElement?.closest?.(".note")?.dataset.key;
    const quiet = view?.said === answer.said;
    view = answer;
    if ($("head").dataset.html !== answer.head) fill("head", answer.head);
    if ($("facets").dataset.html !== answer.facets) {
      const chosen = ["kind", "part"].map(k => $(k)?.value);
      fill("facets", answer.facets);
      ["kind", "part"].forEach((k, i) => { if ($(k) && chosen[i]) $(k).value = chosen[i]; });
      for (const k of ["kind", "part"]) if ($(k) && $(k).selectedIndex < 0) $(k).selectedIndex = 0;
    }
    if ($("pairs").dataset.html !== answer.pairs) fill("pairs", answer.pairs);
    place(answer.blocks);
    review.className = answer.word ? "word" : "text";
    filter();
    tools();
    if (at && keyed(at)) keyed(at).focus({preventScroll: true});
    if (caret) setCaret(caret);
    if (!quiet) say(answer.said);
  };
  const fill = (part, html) => {
    $(part).innerHTML = html;
    $(part).dataset.html = html;
  };
  const place = blocks => {
    const old = new Map([...paper.children].map(el => [el.dataset.key, el]));
    let spot = paper.firstElementChild;
    for (const {key, html} of blocks) {
      let el = old.get(key);
      if (!el) {
        el = parse(html);
        el.dataset.key = key;
        for (const p of el.querySelectorAll("[data-edit]")) editable(p);
      }
      if (el === spot) spot = spot.nextElementSibling;
      else paper.insertBefore(el, spot);
    }
    while (spot) {
      const gone = spot;
      spot = spot.nextElementSibling;
      gone.remove();
    }
  };
  const plain = (() => {
    const p = document.createElement("p");
    try { p.contentEditable = "plaintext-only"; } catch { return "true"; }
    return p.contentEditable;
  })();
  const editable = p => {
    p.contentEditable = plain;
    p.tabIndex = -1;
    p.spellcheck = false;
  };
  const tools = () => {
    $("all").textContent = view.safe ? "改正有把握的 " + view.safe + " 处" : "没有可以直接改的";
    $("all").disabled = view.safe === 0;
    $("undo").disabled = undo.length === 0;
    $("redo").disabled = redo.length === 0;
  };

  // The caret, as a paragraph and an offset in its text.

  const caretNow = () => {
    const s = getSelection(), p = document.activeElement?.closest?.("[data-edit]");
    if (!p || s.rangeCount === 0 || !p.contains(s.focusNode)) return null;
    const r = document.createRange();
    r.setStart(p, 0);
    r.setEnd(s.focusNode, s.focusOffset);
    return {n: number(p), at: r.toString().length, tail: words(p).match(/[ \u3000]*$/)[0], size: words(p).length};
  };
  const setCaret = ({n, at, tail = "", size = -1}) => {
    let p = document.getElementById("r1-p" + n);
    // Behind a line feed a new paragraph begins.
    while (p && at > p.textContent.length && (size < 0 || at > p.textContent.length + tail.length)) {
      const next = document.getElementById("r1-p" + (n + 1));
      if (!next) break;
      at = Math.max(0, at - p.textContent.length - 1);
      [p, n, tail] = [next, n + 1, ""];
    }
    if (!p || !p.isContentEditable) return;
    // Blanks at the end are in nobody's way while one types on.
    if (tail && p.textContent.length + tail.length === size) p.append(tail);
    p.focus({preventScroll: true});
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    let node, last = null;
    while ((node = walk.nextNode())) {
      last = node;
      if (at <= node.data.length) break;
      at -= node.data.length;
    }
    if (last) getSelection().collapse(last, Math.min(at, last.data.length));
  };
  // atEdge says whether the caret stands at the start or the end of a paragraph.
  const atEdge = (p, start) => {
    const s = getSelection();
    const c = s.isCollapsed && caretNow();
    return Boolean(c) && c.at === (start ? 0 : words(p).length);
  };
  const neighbour = (p, by) => {
    const all = [...paper.querySelectorAll("[data-edit]")];
    return all[all.indexOf(p) + by];
  };
  const insert = text => {
    const s = getSelection();
    if (s.rangeCount === 0) return;
    const r = s.getRangeAt(0);
    r.deleteContents();
    r.insertNode(document.createTextNode(text));
    r.collapse(false);
    s.removeAllRanges();
    s.addRange(r);
  };
  const touched = p => {
    dirty.add(p);
    const block = p.closest(".block");
    if (block) block.dataset.key = ""; // it no longer looks as it was drawn
    later();
  };
  // merge joins a paragraph to the one before it.
  const merge = p => {
    const before = neighbour(p, -1);
    if (!before || before.closest("table") || p.closest("table")) return;
    const at = words(before).length;
    before.append(words(p));
    p.textContent = "";
    setCaret({n: number(before), at});
    dirty.add(p);
    p.closest(".block").dataset.key = "";
    touched(before);
  };

  // Notes: choosing and stepping.

  const keyed = key => key ? paper.querySelector('.note[data-key="' + CSS.escape(key) + '"]') : null;
  const shown = () => [...paper.querySelectorAll(".note:not([hidden])")];
  const filter = () => {
    const kind = $("kind")?.value ?? "", part = $("part")?.value ?? "";
    const hidden = new Set();
    for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", String(!off.has(chip.dataset.severity)));
    for (const note of paper.querySelectorAll(".note")) {
      const d = note.dataset;
      note.hidden = off.has(d.severity) || kind !== "" && d.kind !== kind || part !== "" && d.part !== part;
      if (note.hidden) hidden.add(String(note.value));
    }
    for (const mark of paper.querySelectorAll("[data-n]")) {
      mark.classList.toggle("off", mark.dataset.n.split(" ").every(n => hidden.has(n)));
    }
    light();
  };
  const light = () => {
    const note = keyed(current);
    for (const el of paper.querySelectorAll(".current")) el.classList.remove("current");
    if (note) {
      note.classList.add("current");
      for (const mark of marksOf(note)) mark.classList.add("current");
    }
    const list = shown();
    $("where").textContent = list.length === 0 ? "" : note && !note.hidden ? list.indexOf(note) + 1 + " / " + list.length : "共 " + list.length + " 处";
    $("previous").disabled = $("next").disabled = list.length === 0;
    arrange();
  };
  // arrange puts the notes beside the text: those of the paragraph one is at level with their
  // mark, the others as near to theirs as there is room.
  const arrange = () => {
    const lists = [...paper.querySelectorAll(".block:not(.whole) > .notes")];
    paper.style.minHeight = "";
    if (lists.length === 0 || getComputedStyle(lists[0]).position !== "absolute") {
      for (const list of lists) list.style.top = "";
      return;
    }
    const top = paper.getBoundingClientRect().top, gap = 4;
    const high = lists.map(list => list.offsetHeight);
    const wish = lists.map(list => list.parentElement.getBoundingClientRect().top - top);
    const note = keyed(current), at = lists.indexOf(note?.parentElement);
    if (at >= 0) {
      const mark = marksOf(note)[0];
      if (mark) wish[at] = Math.max(wish[at], mark.getBoundingClientRect().top - top) - note.offsetTop;
    }
    const spot = [...wish];
    for (let i = at - 1; i >= 0; i--) spot[i] = Math.min(wish[i], spot[i + 1] - high[i] - gap);
    spot[0] = Math.max(spot[0], 8);
    for (let i = 1; i < lists.length; i++) spot[i] = Math.max(spot[i], spot[i - 1] + high[i - 1] + (high[i - 1] && gap));
    lists.forEach((list, i) => { list.style.top = Math.round(spot[i]) + "px"; });
    paper.style.minHeight = Math.round(spot.at(-1) + high.at(-1) + 24) + "px";
  };
  const marksOf = note => [...paper.querySelectorAll("mark[data-n]")].filter(m => m.dataset.n.split(" ").includes(String(note.value)));
  const step = (by, from = keyed(current)) => {
    const list = shown();
    const i = list.indexOf(from);
    if (i >= 0) return list[i + by];
    return by > 0 ? list[0] : list[list.length - 1];
  };
  const visit = note => {
    current = note.dataset.key;
    light();
    note.focus({preventScroll: true});
    const target = marksOf(note)[0] ?? note;
    const narrow = matchMedia("(max-width: 900px)").matches;
    (narrow ? note : target).scrollIntoView({block: "center"});
    const r = note.getBoundingClientRect();
    if (r.top < 110 || r.bottom > innerHeight) note.scrollIntoView({block: "center"});
  };
  const go = by => {
    const note = step(by);
    if (note) visit(note);
    else if (keyed(current)) say(by > 0 ? "已经是最后一处。" : "已经是第一处。");
  };
  // edit puts the caret where a note points to.
  const edit = note => {
    const mark = marksOf(note)[0], p = mark?.closest("[data-edit]");
    if (!p) return;
    current = note.dataset.key;
    const r = document.createRange();
    r.setStart(p, 0);
    r.setEndBefore(mark);
    setCaret({n: number(p), at: r.toString().length});
  };

  // Events.

  addEventListener("resize", () => { if (view) arrange(); });
  paper.addEventListener("toggle", arrange, true);

  paper.addEventListener("compositionstart", () => { composing = true; });
  paper.addEventListener("compositionend", e => {
    composing = false;
    const p = e.target.closest("[data-edit]");
    if (p) touched(p);
  });
  paper.addEventListener("input", e => {
    const p = e.target.closest("[data-edit]");
    if (p) touched(p);
  });
  paper.addEventListener("beforeinput", e => {
    const p = e.target.closest("[data-edit]");
    if (!p) return;
    const stop = () => { e.preventDefault(); };
    if (e.inputType === "insertParagraph" || e.inputType === "insertLineBreak") {
      stop();
      if (!p.closest("table")) {
        const end = atEdge(p, false);
        insert("\n");
        if (end) p.append("\n"); // else nothing shows that there is a new line
        touched(p);
      }
    } else if (e.inputType === "insertFromPaste" || e.inputType === "insertFromDrop") {
      stop();
      insert((e.dataTransfer?.getData("text/plain") ?? e.data ?? "").replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
      touched(p);
    } else if (e.inputType === "deleteContentBackward" && atEdge(p, true)) {
      stop();
      merge(p);
    } else if (e.inputType === "deleteContentForward" && atEdge(p, false)) {
      stop();
      const next = neighbour(p, 1);
      if (next) merge(next);
    } else if (e.inputType === "historyUndo" || e.inputType === "historyRedo") {
      stop();
      if (e.inputType === "historyUndo") travel(undo, redo); else travel(redo, undo);
    } else if (e.inputType.startsWith("format")) {
      stop();
    }
  });
  paper.addEventListener("click", e => {
    const button = e.target.closest("[data-fix]"), note = e.target.closest(".note");
    const mark = e.target.closest("[data-n]");
    if (button) {
      mend(note, Number(button.dataset.fix));
    } else if (note && !e.target.closest("a, summary")) {
      current = note.dataset.key;
      light();
    } else if (mark) {
      const of = paper.querySelector('.note[value="' + CSS.escape(mark.dataset.n.split(" ").at(-1)) + '"]');
      if (!of || of.hidden) return;
      e.preventDefault();
      current = of.dataset.key;
      light();
      if (mark.matches("a")) visit(of);
      else if (of.getBoundingClientRect().bottom > innerHeight) of.scrollIntoView({block: "nearest"});
    }
  });
  const inside = (p, e) => {
    if (e.key === "Escape") {
      e.preventDefault();
      const note = keyed(current);
      if (note && !note.hidden) note.focus({preventScroll: true}); else paper.focus({preventScroll: true});
      return;
    }
    const back = e.key === "ArrowUp" || e.key === "ArrowLeft", on = e.key === "ArrowDown" || e.key === "ArrowRight";
    if ((back || on) && !e.shiftKey && atEdge(p, back)) {
      const next = neighbour(p, back ? -1 : 1);
      if (next) {
        e.preventDefault();
        setCaret({n: number(next), at: back ? words(next).length : 0});
        next.scrollIntoView({block: "nearest"});
      }
    }
  };
  addEventListener("keydown", e => {
    if (!view || e.isComposing || $("help").open) return;
    const control = e.ctrlKey || e.metaKey, key = e.key.toLowerCase();
    const field = e.target.matches?.("input, textarea, select");
    if (control && !field && (key === "z" || key === "y")) {
      e.preventDefault();
      if (key === "y" || e.shiftKey) travel(redo, undo); else travel(undo, redo);
      return;
    }
    if (control || e.altKey || field) return;
    const p = e.target.closest?.("[data-edit]");
    if (p) { inside(p, e); return; }
    const note = e.target.closest?.(".note"), here = e.target === note;
    const act = (
      key === "j" || key === "n" || key === "arrowdown" && here ? () => go(1) :
      key === "k" || key === "p" || key === "arrowup" && here ? () => go(-1) :
      key === "f" && keyed(current)?.querySelector("[data-fix]") ? () => mend(keyed(current), 0) :
      (key === "e" || key === "enter" && here) && keyed(current) ? () => edit(keyed(current)) :
      key === "enter" && e.target === paper ? () => setCaret({n: number(paper.querySelector("[data-edit]")), at: 0}) :
      key === "u" ? () => travel(undo, redo) :
      key === "?" ? () => $("help").showModal() :
      key === "escape" && $("menu").open ? () => { $("menu").open = false; } : null);
    if (act) {
      e.preventDefault();
      act();
    }
  });
  document.addEventListener("click", e => {
    const chip = e.target.closest(".chip");
    if (chip) {
      const s = chip.dataset.severity;
      if (!off.delete(s)) off.add(s);
      filter();
    }
    const link = e.target.closest('a[href^="#r1-"], a[href="#pairs"]');
    const target = link && !link.matches(".ref") && $(link.hash.slice(1));
    if (target) {
      e.preventDefault();
      target.scrollIntoView({block: link.hash === "#pairs" ? "start" : "center"});
      target.focus({preventScroll: true});
    }
    if (!e.target.closest("#menu")) $("menu").open = false;
  });
  document.addEventListener("change", e => {
    if (e.target.matches("#kind, #part")) filter();
    if (e.target.matches("#type")) {
      type = e.target.value;
      recheck();
    }
  });
  $("all").addEventListener("click", mendAll);
  $("undo").addEventListener("click", () => travel(undo, redo));
  $("redo").addEventListener("click", () => travel(redo, undo));
  $("next").addEventListener("click", () => go(1));
  $("previous").addEventListener("click", () => go(-1));
  $("keys").addEventListener("click", () => $("help").showModal());
  $("another").addEventListener("click", () => {
    if (unsaved() && !confirm("改动还没有下载，确定换一篇吗？")) return;
    close();
    $("words").focus();
  });
  $("menu").addEventListener("click", async e => {
    const as = e.target.closest("[data-as]")?.dataset.as;
    if (!as || !(await flush())) return;
    $("menu").open = false;
    busy(true);
    try {
      const answer = await ask("download?as=" + as, {text: view.text});
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = decodeURIComponent((answer.headers.get("Content-Disposition") ?? "").split("''")[1] ?? "校稿");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      const left = answer.headers.get("Jiaogao-Left");
      tell(left ? "有" + left + "处改动没能写进 Word 文档（跨了段落或格式），请对照页面在 Word 里改。" : "");
      if (as !== "html") saved = view.text;
      say("已下载：" + link.download);
    } catch (e) {
      tell(e.message);
    }
    busy(false);
  });
  $("file").addEventListener("change", () => {
    const chosen = $("file").files[0];
    if (chosen) start(chosen, chosen.name);
  });
  $("paste").addEventListener("submit", e => {
    e.preventDefault();
    const text = $("words").value;
    if (text.trim()) start(new Blob([text]), "");
  });
  addEventListener("paste", e => {
    if (view || e.target.matches?.("textarea")) return;
    const dropped = e.clipboardData.files[0], text = e.clipboardData.getData("text/plain");
    if (dropped) start(dropped, dropped.name);
    else if (text.trim()) start(new Blob([text]), "");
  });
  addEventListener("dragover", e => {
    if (e.dataTransfer.types.includes("Files")) {
      e.preventDefault();
      document.body.classList.add("dragging");
    }
  });
  addEventListener("dragleave", e => { if (!e.relatedTarget) document.body.classList.remove("dragging"); });
  addEventListener("drop", e => {
    const dropped = e.dataTransfer.files[0];
    document.body.classList.remove("dragging");
    if (dropped) {
      e.preventDefault();
      start(dropped, dropped.name);
    }
  });
  addEventListener("beforeunload", e => { if (unsaved()) e.preventDefault(); });
})();
