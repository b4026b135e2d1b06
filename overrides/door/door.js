/* Puts the editions of the browser's languages first. Nothing is stored or sent. */
"use strict";

const list = document.getElementById("editions");
const wanted = navigator.languages.map((tag) => tag.toLowerCase());

/* An exact tag counts most, then the same language; earlier wishes before later ones. */
const rank = (tag) => {
  const exact = wanted.indexOf(tag);
  if (exact >= 0) return exact;
  const near = wanted.findIndex((wish) => wish.split("-")[0] === tag.split("-")[0]);
  return near >= 0 ? 100 + near : 1000;
};

const rows = [...list.children];
rows.sort((a, b) => rank(a.lang.toLowerCase()) - rank(b.lang.toLowerCase()));
list.append(...rows);
