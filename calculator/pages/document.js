// The text to say stands in the page, hidden or not; whatever is drawn anew may bring another.
// The place where it is said stays: screen readers hear only what changes in a place they know.

const TOLD = "[data-told]"

const go = (selector) => {
  const target = document.querySelector(selector)
  if (!target) return
  target.tabIndex = -1
  target.focus({ preventScroll: true })
  // Of what is taller than the window, the beginning is what is new.
  const tall = target.offsetHeight > innerHeight * 0.6
  target.scrollIntoView({ block: tall ? "start" : "nearest" })
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language
  const status = parentElement.querySelector('[role="status"]')
  let before = null
  const tell = () => {
    const told = document.querySelector(TOLD)
    if (!told) return
    if (status.textContent !== told.textContent) status.textContent = told.textContent
    const now = { page: told.dataset.page, focus: told.dataset.focus }
    const moves = now.focus && before?.page === now.page && before.focus !== now.focus
    before = now
    if (moves) requestAnimationFrame(() => go(now.focus))
  }
  const watch = new MutationObserver(tell)
  watch.observe(document.querySelector('[data-testid="stApp"]'), {
    childList: true,
    characterData: true,
    subtree: true,
  })
  tell()
  return () => watch.disconnect()
}
