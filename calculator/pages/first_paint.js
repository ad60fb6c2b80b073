{
  const first = document.getElementById("vw-first")
  const root = document.getElementById("root")
  const app = document.getElementById("vw-app")

  // The app's scripts are asked for once there is something to see: after the first frame, or
  // soon where no frame is drawn, in a tab that nobody looks at.
  let asked = false
  const ask = async () => {
    if (asked) return
    asked = true
    const begin = app.content.querySelector("script")
    begin?.remove()
    document.head.append(app.content)
    try {
      // One by one as they arrive, with time in between for whoever scrolls or taps.
      let since = performance.now()
      for (const address of JSON.parse(app.dataset.inTurn)) {
        await import(address)
        if (performance.now() - since < 30) continue
        await new Promise(done => setTimeout(done))
        since = performance.now()
      }
    } catch {
      // Then the browser runs them in its own order.
    }
    if (begin) document.head.append(begin)
  }
  requestAnimationFrame(() => setTimeout(ask))
  setTimeout(ask, 500)

  // The app has drawn: there is something to answer and no element is still to come, or a
  // message stands over the page. If neither comes, what there is, is shown.
  const drawn = () =>
    document.querySelector('[role="dialog"]') ||
    (root.querySelector("input") && !root.querySelector(".stElementContainer > :empty"))
  const LONGEST = 10000 // in ms, from when the app begins to draw
  let waits = false
  const watch = new MutationObserver(() => {
    if (drawn()) leave()
    else if (!waits && root.firstElementChild) {
      waits = true
      setTimeout(leave, LONGEST)
    }
  })
  const leave = () => {
    watch.disconnect()
    first.remove()
  }
  watch.observe(document.body, { subtree: true, childList: true })
}
