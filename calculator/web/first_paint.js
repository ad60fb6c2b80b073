{
  const first = document.getElementById("vw-first")
  const root = document.getElementById("root")
  const app = document.getElementById("vw-app")

  // Wherever the app puts its styles, among equals ours decide: those that a document has adopted
  // come after all that stand in it.
  for (const style of document.querySelectorAll("[data-looks]")) {
    const adopted = new CSSStyleSheet()
    adopted.replaceSync(style.textContent)
    document.adoptedStyleSheets.push(adopted)
    style.remove()
  }

  // The app's scripts are asked for once there is something to see: with the first frame, or soon
  // where no frame is drawn, in a tab that nobody looks at.
  let asked = false
  const ask = () => {
    if (asked) return
    asked = true
    document.head.append(app.content)
  }
  requestAnimationFrame(ask)
  setTimeout(ask, 500)

  window.askBeforehand?.() // all questions are known now

  // The app has drawn: there is something to answer, no element is still to come, and what the
  // tab has kept stands there again, or what was answered here. If that does not come, what there
  // is, is shown.
  const questions = window.questionsBeforehand
  let kept = false
  try {
    kept = Object.keys(sessionStorage).some((name) => name.startsWith("vergoedingswijzer."))
  } catch {
    // A browser that keeps nothing.
  }
  // A line to type in shows what the tab has kept of it, and goes on where that stands again.
  const typed = first.querySelector("#vw-first-line")
  if (typed && kept) {
    try {
      const part = JSON.parse(sessionStorage.getItem(`vergoedingswijzer.${typed.dataset.part}`))
      typed.value = part?.line ?? ""
      // On a page that asks besides, a case that is open stands in the place of the line too.
      if (part?.opened && document.getElementById("vw-beforehand")) typed.parentElement.remove()
    } catch {
      // What is not ours says nothing.
    }
  }
  const lineBefore = typed?.value
  const asks = questions ? "" : ", .st-key-questionnaire:not(:has(.vw-question))"
  const drawn = () =>
    root.querySelector(".vw-failure") ||
    (root.querySelector(questions ? ".st-key-questionnaire" : "input") &&
      !root.querySelector(`.stElementContainer > :empty:not(.stEmpty)${asks}`) &&
      (!kept || root.querySelector('[data-heard]:not([data-heard="0"])')) &&
      (!kept || !typed || root.querySelector('[data-test-script-state="notRunning"]')) &&
      (!questions || questions.isTaken()))
  const LONGEST = 10000 // in ms, from when the app begins to draw
  const isAway = () => root.querySelector('[data-test-connection-state]:not([data-test-connection-state="CONNECTED"])')
  const giveUp = () => {
    if (!isAway() && !questions?.isPending()) return leave()
    const wait = first.querySelector("[data-away]")
    if (isAway()) wait.textContent = wait.dataset.away
    waits = setTimeout(giveUp, LONGEST)
  }
  let waits = 0
  const watch = new MutationObserver(() => {
    if (drawn()) leave()
    else if (!waits && root.firstElementChild) {
      waits = setTimeout(giveUp, LONGEST)
    }
  })
  // Whoever types goes on typing. What nobody has typed in is the app's to fill.
  const handOverLine = () => {
    const line = typed && root.querySelector(".st-key-quick-entry input")
    if (!line) return
    const { selectionStart, selectionEnd } = typed
    const isHere = document.activeElement === typed
    if (typed.value !== lineBefore) {
      // As a person does it: a value that is set otherwise is not noticed.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(line, typed.value)
      line.dispatchEvent(new InputEvent("input", { bubbles: true }))
    }
    if (!isHere) return
    line.focus({ preventScroll: true })
    line.setSelectionRange(selectionStart, selectionEnd)
  }
  const leave = () => {
    watch.disconnect()
    clearTimeout(waits)
    const { scrollTop } = first
    // What stands here can only be gone on with where it can be seen.
    root.style.visibility = "visible"
    questions?.move()
    handOverLine()
    const main = root.querySelector('[data-testid="stMain"]')
    first.remove()
    root.style.visibility = ""
    if (main && scrollTop) main.scrollTop = scrollTop
  }
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state", "data-done"],
  })
}
