/* Plays a conversation from the cards of its own page. Nothing is stored, sent or timed: the next
   message comes when the reader chooses. Uses `one` and `all` of site.js. */
"use strict";

{
  const chat = one("[data-chat]");
  const talk = one("[data-talk]", chat);
  const log = one("[role=log]", talk);
  const chosen = one("[data-chosen]", talk);
  const ways = one("[role=group]", talk);
  const list = one("ul", ways);
  const turn = one("[data-turn]", chat);
  const back = one("[data-back]", talk);
  const restart = one("[data-restart]", talk);
  const cards = new Map(all(".card", chat).map((card) => [one("h2", card).id, card]));
  const [start] = cards.keys();
  const voices = [];
  let said = []; /* what the log shows, one entry a message: { id, choice, parts } */

  const target = (link) => link.hash.slice(1);
  const linksOf = (card) => all(":scope > ul a, :scope > p > a", card);
  const make = (name, kind, ...inside) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...inside);
    return element;
  };

  /* "3. Kai" of a card: its number, and the speaker with the marks of the language. */
  const number = (card) => one("h2", card).textContent.split(".")[0].trim();
  const speaker = (card) => {
    const name = one("h2", card).cloneNode(true);
    name.firstChild.data = name.firstChild.data.replace(/^\S+\s*/, "");
    return make("p", "speaker", ...name.childNodes);
  };

  const message = (card) => {
    const name = speaker(card);
    const box = make("div", "message", name, one("blockquote", card).cloneNode(true));
    if (!voices.includes(name.textContent)) voices.push(name.textContent);
    box.dataset.voice = voices.indexOf(name.textContent) % 4;
    return box;
  };

  const say = (id, choice) => {
    const card = cards.get(id);
    const end = all(".admonition", card).map((part) => part.cloneNode(true));
    const parts = [...choice ? [choice] : [], message(card), ...end];
    log.append(...parts);
    said.push({ id, choice, parts });
    list.replaceChildren(...end.length ? [] : linksOf(card).map(way));
    list.hidden = !list.children.length;
    back.hidden = restart.hidden = said.length < 2;
  };

  const unsay = () => {
    const last = said.pop();
    for (const part of last.parts) part.remove();
    return last;
  };

  /* The focus goes to what one can do now. The view follows as far as the message stays in it. */
  const settle = () => {
    ways.focus({ preventScroll: true });
    const room = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart);
    const above = said.at(-1).parts[0].getBoundingClientRect().top - room;
    const below = ways.getBoundingClientRect().bottom + 16 - innerHeight;
    scrollBy({ top: Math.min(above, Math.max(0, below)) });
  };

  /* A link of a card as a button: a choice is repeated in the log, going on is not. */
  function way(link) {
    const button = make("button", "", ...link.cloneNode(true).childNodes);
    button.type = "button";
    button.addEventListener("click", () => {
      const choice = link.closest("li") && chosen.cloneNode(true);
      choice?.append(...link.cloneNode(true).childNodes);
      choice?.removeAttribute("hidden");
      say(target(link), choice);
      settle();
    });
    return make("li", "", button);
  }

  back.addEventListener("click", () => {
    unsay();
    const { id, choice } = unsay();
    say(id, choice); /* added anew, so that it is read aloud again */
    settle();
  });

  restart.addEventListener("click", () => {
    while (said.length) unsay();
    say(start);
    settle();
  });

  const show = (shown) => {
    chat.dataset.shown = shown;
    talk.hidden = shown === "list";
    for (const word of all("[data-when]", turn)) word.hidden = word.dataset.when !== shown;
  };

  /* An address with a card in it, as the search gives it, shows the list at that card. */
  const follow = () => {
    const card = cards.get(location.hash.slice(1));
    if (!card) return;
    show("list");
    card.scrollIntoView();
  };

  for (const card of cards.values()) {
    for (const link of linksOf(card)) link.dataset.card = number(cards.get(target(link)));
  }
  turn.addEventListener("click", () => show(chat.dataset.shown === "talk" ? "list" : "talk"));
  addEventListener("hashchange", follow);
  say(start);
  show("talk");
  follow();
}
