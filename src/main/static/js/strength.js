// What our rules think of a new password, while it is typed. It never leaves the page before the form is sent; the
// rules that refuse are those of the service, what is better than enough goes by length and variety alone.
(() => {
  const STEPS = ["short", "guessable", "enough", "good", "strong"];
  const GOOD = 14;
  const STRONG = 20;
  const VARIED = 8;

  const judge = (text, address, rules) => {
    const lower = text.toLowerCase();
    const kinds = new Set(lower.split("")).size;
    if (text.length < Number(rules.shortest)) return "short";
    if (rules.known.split(" ").includes(lower) || kinds < Number(rules.varied) || lower === address) return "guessable";
    if (text.length < GOOD || kinds < VARIED) return "enough";
    return text.length < STRONG ? "good" : "strong";
  };

  document.querySelectorAll("[data-strength]").forEach((help) => {
    const field = document.getElementById(help.dataset.strength);
    const address = field.form.querySelector("[name='user.email'], [name=username]");
    const word = help.querySelector("[role=status]");
    field.addEventListener("input", () => {
      const step = judge(field.value, (address ? address.value : "").toLowerCase(), help.dataset);
      help.hidden = field.value === "";
      help.querySelector("meter").value = STEPS.indexOf(step);
      if (word.textContent !== help.dataset[step]) word.textContent = help.dataset[step];
    });
  });
})();
