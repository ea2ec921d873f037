import { takeOver } from "./composing.js";

const SMALLEST = 8;
const LARGEST = 48;
// The width of a character is half its size, so even sizes keep the columns on whole pixels.
const USUAL = 16;

const place = document.getElementById("terminal");

/** The size of characters in pixels: ?fontsize=20 in the address. */
function fontSize(address) {
  const said = Number.parseInt(address.searchParams.get("fontsize") ?? "", 10);
  return Number.isNaN(said) ? USUAL : Math.min(Math.max(said, SMALLEST), LARGEST);
}

/** Ctrl+V is left to the browser, which alone may read the clipboard; the terminal then gets what was pasted. */
function leavePastingToTheBrowser(event) {
  const pressed = event.key.toLowerCase() === "v" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (pressed) event.stopImmediatePropagation();
}

/** The socket that the terminal opens, for what does not go through the terminal. */
let line = null;
class Line extends WebSocket {
  constructor(...words) {
    super(...words);
    line = this;
  }
}

/** Keys go to the program as soon as it has painted, without a click. */
function focusWhenPainted() {
  const seen = new MutationObserver(() => {
    if (!document.body.classList.contains("-first-byte")) return;
    seen.disconnect();
    place.querySelector(".xterm-helper-textarea")?.focus();
  });
  seen.observe(document.body, { attributeFilter: ["class"] });
}

/** Begin anew, if the server is still there. */
async function openAgain() {
  try {
    await fetch("/", { cache: "no-store" });
    location.reload();
  } catch {
    document.getElementById("said").textContent =
      "工作台已经停止。写下的字都已存盘。请在命令窗口里重新运行 workbench serve，用新的地址打开。";
    document.getElementById("again").hidden = true;
  }
}

/** The terminal measures its characters once: the fonts must be there before. Then it is started by hand. */
async function open() {
  // One character of each of the rules in page.css.
  const wanted = ["400 W条①", "700 W条"].map((said) => said.split(" "));
  const faces = wanted.flatMap(([weight, some]) => [...some].map((one) => [`${weight} ${USUAL}px "Roboto Mono"`, one]));
  await Promise.allSettled(faces.map(([font, one]) => document.fonts.load(font, one)));
  const script = document.createElement("script");
  script.src = "/static/js/textual.js";
  script.onload = () => {
    window.onload(new Event("load"));
    focusWhenPainted();
  };
  document.head.append(script);
}

const address = new URL(location.href);
// The token was used with this very request; it need not stand in the address any longer.
address.searchParams.delete("token");
history.replaceState(null, "", address);
place.dataset.fontSize = fontSize(address);
place.dataset.sessionWebsocketUrl = `ws://${location.host}/ws`;
window.addEventListener("keydown", leavePastingToTheBrowser, true);
window.WebSocket = Line;
takeOver((words) => line?.readyState === WebSocket.OPEN && line.send(JSON.stringify(["stdin", words])));
document.getElementById("again").addEventListener("click", openAgain);
if (document.readyState === "complete") open();
else window.addEventListener("load", open);
