/* An answer that was opened keeps its mark, and what it says is read aloud. All stay open to choose;
   nothing is counted, stored or sent. Uses `one` and `all` of site.js. */
"use strict";

{
  const status = one("[data-said]");
  const answers = all("article details").map((answer) => ({
    answer,
    summary: one("summary", answer),
    text: one("p", answer),
    verdict: one("strong", answer),
  }));

  for (const { answer, summary, text, verdict } of answers) {
    answer.addEventListener("toggle", () => {
      if (!answer.open) return;
      summary.append(" ", verdict);
      status.textContent = `${verdict.textContent} ${text.textContent}`;
    });
  }

  one("[data-again]").addEventListener("click", () => {
    for (const { answer, text, verdict } of answers) {
      answer.open = false;
      text.prepend(verdict);
    }
    status.textContent = "";
    const first = one("article h2");
    first.tabIndex = -1;
    first.focus();
  });
}
