// Shows a question only where what was chosen on the same page asks for it. Where no script runs, its hint says when it is to be answered.
function chosen(form, name) {
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)].map((input) => input.value);
}

function isAsked(form, conditions) {
  return conditions.split(";").every((condition) => {
    const [name, values] = condition.split("=");
    return chosen(form, name).some((value) => values.split(",").includes(value));
  });
}

for (const form of document.querySelectorAll("form")) {
  const questions = form.querySelectorAll("[data-only-if]");
  const show = () => {
    for (const question of questions) {
      question.hidden = !isAsked(form, question.dataset.onlyIf);
    }
  };
  if (questions.length > 0) {
    show();
    form.addEventListener("change", show);
    window.addEventListener("pageshow", show);
  }
}
