// What is remembered in the browser: which session the page was drawn in, in the page, and
// that it was lost, for as long as loading the page again takes.

const LOST = "vergoedingswijzer.lost"
const APP = '[data-testid="stApp"]'
const BACK = '[data-test-connection-state="CONNECTED"]'

const tell = (root, data) => {
  const box = root.querySelector(".vw-lost")
  const told = box.querySelector("p")
  const close = box.querySelector("button")
  close.textContent = data.close
  close.onclick = () => (box.hidden = close.hidden = true)
  if (told.textContent) told.textContent = data.lost
  if (!sessionStorage.getItem(LOST)) return
  sessionStorage.removeItem(LOST)
  box.hidden = close.hidden = false
  // A moment after its place is there, so that screen readers say it.
  setTimeout(() => (told.textContent = data.lost), 200)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = document.documentElement.dataset
  if (page.session && page.session !== data.session) {
    sessionStorage.setItem(LOST, "yes")
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
