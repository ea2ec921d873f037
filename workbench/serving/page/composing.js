// What an input method commits, taken from the events themselves. The terminal would read it from a hidden field a
// moment later, and loses or doubles characters when the next composition has begun by then (五笔 does so with every
// fifth key), or when the caret of the field is not at its end.

const view = () => document.querySelector(".composition-view");
const isField = (element) => element.className === "xterm-helper-textarea";

let send = () => {};
let composedIn = null;
const moved = new MutationObserver(place);
const handlers = {
  // Keys that belong to the input method; the terminal must not look for their traces in the field.
  keydown: (event) => event.isComposing || event.keyCode === 229,
  compositionstart(event) {
    composedIn = event.target;
    moved.observe(composedIn, { attributeFilter: ["style"] });
    show("");
    return true;
  },
  compositionupdate(event) {
    show(event.data);
    return true;
  },
  compositionend(event) {
    moved.disconnect();
    view().classList.remove("active");
    if (event.data) send(event.data);
    return true;
  },
  // Committed without composing: full-width punctuation, an emoji from a table.
  input(event) {
    if (event.inputType === "insertText" && !event.isComposing && event.data) send(event.data);
    return true;
  },
};

/** What is being composed. */
function show(words) {
  view().textContent = words;
  view().classList.add("active");
  place();
}

/** At the caret: the terminal keeps the field there. */
function place() {
  const { left, top, height, lineHeight } = composedIn.style;
  const fontSize = `${document.getElementById("terminal").dataset.fontSize}px`;
  Object.assign(view().style, { left, top, height, lineHeight, fontSize });
}

/** ``typed`` gets the words, whole. */
export function takeOver(typed) {
  send = typed;
  const hear = (event) => {
    if (isField(event.target) && handlers[event.type](event)) event.stopImmediatePropagation();
  };
  for (const kind of Object.keys(handlers)) window.addEventListener(kind, hear, true);
}
