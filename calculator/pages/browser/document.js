// The text to say stands in the page, hidden or not; whatever is drawn anew may bring another.
// The place where it is said stays: screen readers hear only what changes in a place they know.

const TOLD = "[data-told]"
const TO_ANSWER = ".vw-peek a"
const ANSWER = ".vw-sheet"
const OPENED = ".st-key-opened"
const LANGUAGE = "lang"
const WAYS = ".st-key-site-navigation"
const SWITCH = ".st-key-switch_language button"
const SKIP = '[data-testid="stSkipToContent"]'
const MAIN = '[data-testid="stMain"]'

// Going to another page empties the address; loading that page again must not forget the language
// that somebody chose.
const showLanguage = ({ language, chosen }) => {
  const address = new URL(location)
  const there = address.searchParams.get(LANGUAGE)
  if (there === language || (!there && !chosen)) return
  if (chosen) address.searchParams.set(LANGUAGE, language)
  else address.searchParams.delete(LANGUAGE)
  // In the place of the old address: Back leads to the page before.
  history.replaceState(history.state, "", address)
}

// What Streamlit leaves out: a name for the row of pages, which of them is shown, the language of
// the button to another, and a way past its scroll box with the Tab key.
const mark = ({ ways, other }) => {
  const row = document.querySelector(WAYS)
  if (row && row.ariaLabel !== ways) {
    row.setAttribute("role", "navigation")
    row.ariaLabel = ways
  }
  for (const way of row?.querySelectorAll("a") ?? []) {
    // The first page's is empty, which is the address of whatever page it stands on.
    if (!way.getAttribute("href")) way.href = window.__streamlit.BACKEND_BASE_URL
    const here = new URL(way.href).pathname === location.pathname ? "page" : null
    if (way.ariaCurrent !== here) way.ariaCurrent = here
  }
  document.querySelector(SWITCH)?.setAttribute("lang", other)
  document.querySelector(MAIN)?.setAttribute("tabindex", -1)
}

const go = (selector, tallFrom = 0.6) => {
  const target = document.querySelector(selector)
  if (!target) return
  target.tabIndex = -1
  target.focus({ preventScroll: true })
  // Of what is taller than the window, the beginning is what is new.
  const tall = target.offsetHeight > innerHeight * tallFrom
  target.scrollIntoView({ block: tall ? "start" : "nearest" })
}

const onClick = (event) => {
  if (!event.target.closest?.(TO_ANSWER)) return
  event.preventDefault() // the address stays as it is
  go(ANSWER, 0)
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language
  // Once, and not at every change: while the language is switched two of these are there, and each
  // would write over the other for ever.
  const first = document.querySelector(SKIP)
  if (first) first.textContent = data.skip
  const status = parentElement.querySelector('[role="status"]')
  let before = null
  let opened = null
  const tell = () => {
    showLanguage(data)
    mark(data)
    // Whose answers these are comes before the answers, wherever the last page was scrolled to.
    const nowOpened = document.querySelector(OPENED)
    if (nowOpened && !opened) requestAnimationFrame(() => go(OPENED, 0))
    opened = nowOpened
    const told = document.querySelector(TOLD)
    if (!told) return
    if (status.textContent !== told.textContent) status.textContent = told.textContent
    const now = { page: told.dataset.page, focus: told.dataset.focus }
    const moves = now.focus && before?.page === now.page && before.focus !== now.focus
    before = now
    if (moves) requestAnimationFrame(() => go(now.focus))
  }
  const watch = new MutationObserver(tell)
  watch.observe(document.body, { childList: true, characterData: true, subtree: true })
  document.addEventListener("click", onClick)
  tell()
  return () => {
    watch.disconnect()
    document.removeEventListener("click", onClick)
  }
}
