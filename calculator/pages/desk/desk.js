// The texts are about the line that the server has read. A keystroke may be quicker than the
// server, so copying waits until the two are the same again.

const ENTRY = ".st-key-quick-entry input"
const RUNNING = '[data-testid="stApp"]:not([data-test-script-state="notRunning"])'
const PATIENCE = 5000 // milliseconds
const ARRIVAL = 30000 // milliseconds
const SAID = 6000 // milliseconds that what was done is said
const KEYS = { KeyV: "sentence", KeyT: "note" }
const NUMPAD = /^Numpad([1-9])$/
const TYPED_BY_NUMPAD = /^[☺☻♥♦♣♠•◘○]$/ // what Windows types for Alt and a digit of the numpad

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))

const isUpToDate = (desk) => {
  const entry = document.querySelector(ENTRY)
  return entry && entry.value === desk.data.line && !document.querySelector(RUNNING)
}

const copy = async (desk, what) => {
  const until = Date.now() + PATIENCE
  while (!isUpToDate(desk) && Date.now() < until) await wait(20)
  const text = desk.data.texts[what]
  const done = isUpToDate(desk) && text && (await write(text))
  const told = done ? `copied_${what}` : text ? "not_copied" : "nothing_to_copy"
  // Emptied first, so that the same words are said again.
  desk.status.textContent = ""
  await wait(50)
  desk.status.textContent = desk.data.texts[told]
  clearTimeout(desk.hiding)
  desk.hiding = setTimeout(() => (desk.status.textContent = ""), SAID)
}

const findEntry = () => {
  const entry = document.querySelector(ENTRY)
  return entry && getComputedStyle(entry).visibility === "visible" ? entry : null
}

const focusEntry = async () => {
  // On a slow line the field may arrive later than this component, and the page is shown later
  // still; what is not shown takes no focus.
  const until = Date.now() + ARRIVAL
  while (!findEntry() && Date.now() < until) await wait(20)
  const entry = findEntry()
  if (!entry) return
  entry.focus()
  entry.scrollIntoView({ block: "nearest" })
}

const takeLink = (desk) => {
  const written = location.hash
  const asked = new URLSearchParams(location.search)
  // Answers behind a ? went to the server: none is taken over, and the address is cleared.
  const sent = desk.data.fields.some((field) => asked.has(field))
  const names = written.length > 1 && !document.getElementById(written.slice(1))
  if (!sent && !(desk.data.fields.length && names)) return
  history.replaceState(history.state, "", location.pathname + (sent ? "" : location.search))
  desk.send("link", (sent ? "?" : "") + (names ? written.slice(1) : ""))
}

const begin = (root, send) => {
  const desk = { status: root.querySelector(".done"), send }
  desk.onKey = (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    // A key that is held does its work once: neither here nor at a button is it heard again.
    if (event.repeat) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    const digit = NUMPAD.exec(event.code)?.[1]
    if (!digit && event.code !== "KeyQ" && !KEYS[event.code]) return
    event.preventDefault()
    if (digit) document.querySelector(`.st-key-entry-choice-${digit} button`)?.click()
    else if (event.code === "KeyQ") focusEntry()
    else copy(desk, KEYS[event.code])
  }
  desk.onTyped = (event) => {
    if (TYPED_BY_NUMPAD.test(event.data ?? "")) event.preventDefault()
  }
  desk.onHash = () => takeLink(desk)
  window.addEventListener("keydown", desk.onKey, { capture: true })
  document.addEventListener("beforeinput", desk.onTyped)
  window.addEventListener("hashchange", desk.onHash)
  for (const button of root.querySelectorAll("[data-copy]"))
    button.addEventListener("click", () => copy(desk, button.dataset.copy))
  return desk
}

const desks = new WeakMap()

export default function ({ data: given, parentElement, setTriggerValue }) {
  const data = { ...given, texts: Object.fromEntries(given.texts) }
  const isNew = !desks.has(parentElement)
  if (isNew) desks.set(parentElement, begin(parentElement, setTriggerValue))
  const desk = desks.get(parentElement)
  const before = desk.data
  desk.data = data
  desk.send = setTriggerValue
  for (const element of parentElement.querySelectorAll("[data-text]")) {
    const text = data.texts[element.dataset.text]
    if (element.textContent !== text) element.textContent = text
  }
  parentElement.querySelector(".desk").toggleAttribute("data-empty", !data.texts.note)
  if (before && before.texts.note !== data.texts.note) desk.status.textContent = ""
  // Whoever has begun to answer is left where they are when the page arrives bit by bit, and so
  // is whoever comes to a page that is not for agents alone, but by a key of theirs.
  const seen = document.documentElement.dataset
  const begun = document.activeElement?.closest(".st-key-brief-questions")
  const comes = data.forAgents ? !begun : data.cursor > Number(seen.vwCursor ?? 0)
  if (before ? before.cursor !== data.cursor : comes) focusEntry()
  seen.vwCursor = data.cursor
  if (isNew) takeLink(desk)
  return () => {
    window.removeEventListener("keydown", desk.onKey, { capture: true })
    document.removeEventListener("beforeinput", desk.onTyped)
    window.removeEventListener("hashchange", desk.onHash)
    desks.delete(parentElement)
  }
}
