(function () {
  "use strict";
  var places = Array.prototype.slice.call(document.querySelectorAll(".changed"));
  var boxes = Array.prototype.slice.call(document.querySelectorAll("input[data-kind]"));
  var output = document.querySelector("output");
  var at = -1;
  function open() { return places.filter(function (place) { return !place.hidden; }); }
  function say() {
    var shown = open();
    output.textContent = shown.length ? "修改处 " + (at + 1) + "/" + shown.length : "没有修改处";
  }
  function go(step) {
    var shown = open();
    if (!shown.length) { return; }
    places.forEach(function (place) { place.classList.remove("here"); });
    at = Math.min(Math.max(at + step, 0), shown.length - 1);
    shown[at].classList.add("here");
    shown[at].scrollIntoView({ block: "start" });
    say();
  }
  function filter() {
    var hidden = {};
    boxes.forEach(function (box) { hidden[box.dataset.kind] = !box.checked; });
    document.querySelectorAll("tr[data-kind]").forEach(function (row) { row.hidden = !!hidden[row.dataset.kind]; });
    places.forEach(function (place) { place.classList.remove("here"); });
    at = -1;
    say();
  }
  boxes.forEach(function (box) { box.addEventListener("change", filter); });
  document.querySelectorAll("button[data-step]").forEach(function (button) {
    button.addEventListener("click", function () { go(Number(button.dataset.step)); });
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.ctrlKey || event.altKey || event.metaKey || typing) { return; }
    if (event.key === "n" || event.key === "j") { go(1); }
    if (event.key === "p" || event.key === "k") { go(-1); }
  });
  document.querySelectorAll("details.jump a").forEach(function (link) {
    link.addEventListener("click", function () { document.querySelector("details.jump").open = false; });
  });
  filter();
})();
