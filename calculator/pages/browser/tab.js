// What the page says that the tab shall keep stands in hidden elements, a part each. They name the
// session that says it and what it has heard of the tab last: from a session that has not heard
// yet what the tab kept before, nothing is taken.

const APP = '[data-testid="stApp"]'
const CONNECTED = '[data-test-connection-state="CONNECTED"]'
const KEPT = "[data-kept]"
const PREFIX = "vergoedingswijzer."
const LARGEST = 2000000 // characters that are sent; the server takes no larger message
const PATIENCE = 1000 // milliseconds without connection before anything is said
const HEARING = 5000 // milliseconds after which nobody waits any longer to be heard
const AT_ONCE = 3000 // milliseconds within which a connection breaks by what was sent

// One for as long as the document is there, however often the component is mounted.
const tab = {
  session: null, // the server's that the tab has agreed with
  past: new Set(), // the sessions before it
  numbers: {}, // how often that session has told each part
  done: 0, // the number of the last answer that is in what it has told
  given: 0, // when a session was last given what the tab has
  isHeard: false, // whether one has heard that
  refused: false, // whether the browser has refused to keep something
  away: 0, // the timer that runs since the connection went
  breaks: 0, // how often in a row the connection broke by what was given
}

const read = () => {
  const parts = {}
  try {
    let size = 0
    for (const name of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
      const text = sessionStorage.getItem(name)
      size += text.length
      if (size < LARGEST) parts[name.slice(PREFIX.length)] = text
    }
  } catch {
    // A browser that keeps nothing; said once there is something to keep.
  }
  return parts
}

const write = (part, text) => {
  try {
    if (text) sessionStorage.setItem(PREFIX + part, text)
    else sessionStorage.removeItem(PREFIX + part)
  } catch {
    if (text && !tab.refused) tab.show("not_kept", true)
    if (text) tab.refused = true
  }
}

const meet = (session) => {
  if (tab.session && tab.refused) tab.show("lost", true)
  tab.past.add(tab.session)
  tab.session = session
  tab.numbers = {}
  tab.done = 0
}

const keep = () => {
  for (const { dataset } of document.querySelectorAll(KEPT)) {
    const heard = Number(dataset.heard) === tab.given
    if (heard) {
      tab.isHeard = true
      delete document.documentElement.dataset.vwWaiting
    }
    if (dataset.session !== tab.session) {
      if (!heard || tab.past.has(dataset.session)) continue
      meet(dataset.session)
    }
    tab.done = Math.max(tab.done, Number(dataset.done))
    const number = Number(dataset.number)
    if (number <= (tab.numbers[dataset.kept] ?? -1)) continue
    tab.numbers[dataset.kept] = number
    write(dataset.kept, dataset.text)
  }
  document.documentElement.dataset.vwKept = `${tab.session} ${tab.done}` // see `questionnaire.js`
}

// Whoever answers now may be another process: it is given what the tab has. A message takes along
// what stands in every field, and may be too large: a connection that breaks by it is given more
// and more rest.
const give = (parts) => {
  tab.given = Date.now()
  tab.isHeard = false
  // Until it is heard, what is chosen could be lost.
  const { dataset } = document.documentElement
  dataset.vwWaiting = ""
  setTimeout(() => delete dataset.vwWaiting, HEARING)
  const rest = tab.breaks > 2 ? Math.min(2 ** tab.breaks, 60) * 1000 : 0
  setTimeout(() => tab.send("kept", { session: tab.session, parts, at: tab.given }), rest)
}

const watchConnection = () => {
  const app = document.querySelector(APP)
  if (!app) return
  if (app.matches(CONNECTED)) {
    const wasAway = tab.away
    clearTimeout(tab.away)
    tab.away = 0
    if (tab.shown === "away") tab.hide()
    if (wasAway) give(read())
  } else if (!tab.away && tab.session) {
    // What was heard has broken nothing: a line that comes and goes is given everything at once.
    tab.breaks = !tab.isHeard && Date.now() - tab.given < AT_ONCE ? tab.breaks + 1 : 0
    tab.away = setTimeout(() => tab.show("away", false), PATIENCE)
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".vw-tab")
  const said = box.querySelector("p")
  const close = box.querySelector("button")
  tab.send = setTriggerValue
  tab.hide = () => {
    tab.shown = null
    box.hidden = close.hidden = true
    said.textContent = ""
  }
  tab.show = (name, closes) => {
    tab.shown = name
    box.hidden = false
    close.hidden = !closes
    // A moment after its place is there, so that screen readers say it.
    setTimeout(() => tab.shown === name && (said.textContent = data[name]), 100)
  }
  close.textContent = data.close
  close.onclick = tab.hide
  if (tab.shown && said.textContent) said.textContent = data[tab.shown]

  if (!tab.begun) {
    tab.begun = true
    const parts = read()
    if (Object.keys(parts).length) give(parts)
  }
  const app = document.querySelector(APP)
  const keeps = new MutationObserver(keep)
  keeps.observe(document.body, { childList: true, subtree: true })
  const connects = new MutationObserver(watchConnection)
  if (app) connects.observe(app, { attributeFilter: ["data-test-connection-state"] })
  keep()
  watchConnection()
  return () => {
    keeps.disconnect()
    connects.disconnect()
  }
}
