// The page knows in which session it was drawn. That it was lost has to outlive loading the page
// again; the name of the window does, without storing anything, and in a frame too.

const LOST = "vergoedingswijzer-lost:"
const APP = '[data-testid="stApp"]'
const BACK = '[data-test-connection-state="CONNECTED"]'

const tell = (root, data) => {
  const box = root.querySelector(".vw-lost")
  const told = box.querySelector("p")
  const close = box.querySelector("button")
  close.textContent = data.close
  close.onclick = () => (box.hidden = close.hidden = true)
  if (told.textContent) told.textContent = data.lost
  if (!window.name.startsWith(LOST)) return
  window.name = window.name.slice(LOST.length)
  box.hidden = close.hidden = false
  // A moment after its place is there, so that screen readers say it.
  setTimeout(() => (told.textContent = data.lost), 200)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = document.documentElement.dataset
  if (page.session && page.session !== data.session) {
    window.name = LOST + window.name
    location.reload()
    return
  }
  page.session = data.session
  tell(parentElement, data)

  // Asks once for each answer: a connection that breaks by being asked is not asked again.
  const app = document.querySelector(APP)
  let wasAway = false
  const watch = new MutationObserver(() => {
    if (!app.matches(BACK)) wasAway = true
    else if (wasAway) {
      watch.disconnect()
      setTriggerValue("ask", Date.now())
    }
  })
  watch.observe(app, { attributeFilter: ["data-test-connection-state"] })
  return () => watch.disconnect()
}
