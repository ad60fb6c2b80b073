// Draws the questions that the server tells, and tells the server what is answered. It comes with
// the document, once; `questionnaire.py` hands it the questions of a page.
//
// What is answered is an event with a number. It is told with every message until the server says
// that it has it: so none is lost on a slow line, and none counts twice. The tab keeps it meanwhile,
// for whoever reloads the page in that moment.
//
// Before the app is there, `beforehand.js` tells what to ask. All that was answered by then is told
// as what it is, and the questions go on in their place in the app.

window.showQuestions = (() => {
  const NARROW = matchMedia("(max-width: 899px)")
  const RESTS = 600 // milliseconds after an arrow key until somebody has chosen
  const PAUSES = 350 // milliseconds after a key until somebody has typed
  const DOUBLE = 200 // milliseconds within which a second tap in a place may be one of a double
  const WOBBLES = 24 // pixels by which a finger misses that place
  const WAITS = 100 // milliseconds until it is tried again to tell an answer
  const ENDS = 20 // milliseconds until it is looked again what the tab keeps
  const AGAIN = 1000 // milliseconds until one is told again that the server may have passed over
  const ARROWS = /^Arrow/
  const MAIN = '[data-testid="stMain"]'
  const ANSWER = ".vw-sheet"
  const RUNNING = '[data-testid="stApp"]:not([data-test-script-state="notRunning"])'
  const CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'

  const EMPTY = ["label", "hint", "wrong", "text", "placeholder", "next", "shortcut", "about", "progress", "notes"]
  const UNSAID = { ...Object.fromEntries(EMPTY.map((name) => [name, ""])), chosen: null, answered: null }

  const KEPT = "vw-told" // where the tab keeps what the server may not have

  let session = null // the one that answers
  let number = 0 // of the last event
  let told = [] // the events that the server may not have: number, about, name, said
  let taken = [] // those that it has, while the tab may not keep the visit with them yet
  let early = null // what is drawn in the document, until it stands in the app
  const sheets = new WeakMap() // what is drawn, by the element that it is drawn in

  const isTold = (name) => told.some((event) => event.name === name)

  // What a case is called that stands in the place of one's own answers, if one does.
  const caseOf = (about) => (about ?? "").slice((about ?? "").indexOf(" ") + 1)

  // Whether a session still asks what it began with: `about` says first how often it began again.
  const isFirst = (about) => about.startsWith("0 ")

  const remember = () => {
    const events = [...taken.filter(({ name }) => !isTold(name)), ...told].filter(({ said }) => said !== "pressed")
    const kept = events.map(({ about, name, said }) => ({ of: caseOf(about), name, said }))
    try {
      if (kept.length) sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, kept }))
      else sessionStorage.removeItem(KEPT)
    } catch {
      // A browser that keeps nothing; `tab.js` says so.
    }
  }
  try {
    const { path, kept } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}")
    if (path === location.pathname)
      told = kept.map(({ of, name, said }) => ({ number: ++number, about: null, of, name, said }))
  } catch {
    // What is not ours says nothing.
  }

  // The end of a run is there before all that it draws: what is taken in is let go of once the tab
  // says that it keeps the visit with it.
  const letGo = () => {
    const [by, kept] = (document.documentElement.dataset.vwKept ?? "").split(" ")
    if (by === session) taken = taken.filter((event) => event.number > Number(kept))
    if (taken.length) setTimeout(letGo, ENDS)
    else remember()
  }

  let wasKept = false // whether the tab had answers when the page was opened
  try {
    wasKept = Object.keys(sessionStorage).some((name) => name.startsWith("vergoedingswijzer."))
  } catch {
    // A browser that keeps nothing.
  }

  // What is not told is empty, and what is not true is left out.
  const complete = (told) => ({
    ...UNSAID,
    ...told,
    ...(told.items && { items: told.items.map(complete) }),
  })

  const create = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...inside)
    return element
  }

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text
    element.hidden = !text
  }

  const describe = (element, ...parts) => {
    const ids = parts.filter((part) => !part.hidden).map((part) => part.id)
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "))
    else element.removeAttribute("aria-describedby")
  }

  // An error that comes again is said again: screen readers say what changes.
  const complain = (element, text, said) => {
    const now = text && `${text} ${said}`
    if (element.dataset.now === now) return
    element.dataset.now = now
    element.hidden = !text
    element.textContent = text
  }

  // "Not invalid" is what everything is; some screen readers say it all the same.
  const markWrong = (element, wrong) => {
    if (wrong) element.setAttribute("aria-invalid", true)
    else element.removeAttribute("aria-invalid")
  }

  // Puts what is wanted in its order. What is there already stays where it is, with its focus.
  const arrange = (parent, known, wanted, make) => {
    const keys = new Set(wanted.map((data) => data.key))
    for (const [key, each] of known) {
      if (keys.has(key)) continue
      each.element.remove()
      known.delete(key)
    }
    let at = parent.firstElementChild
    for (const data of wanted) {
      if (!known.has(data.key)) known.set(data.key, make(data))
      const { element, update } = known.get(data.key)
      if (element === at) at = at.nextElementSibling
      else parent.insertBefore(element, at)
      update(data)
    }
  }

  // ---------------------------------------------------------------- what can be answered

  const label = (name, tag, target) => {
    const ask = target ? create("label", { for: target }) : create("span")
    const asked = create(tag, { class: "vw-ask", id: `vw-${name}-ask`, tabindex: -1 }, ask)
    return { asked, ask }
  }

  const choice = (sheet, block, { name, heading }) => {
    const { asked, ask } = label(name, heading ? "h3" : "p")
    const hint = create("p", { class: "vw-hint", id: `vw-${name}-hint` })
    const options = create("div", { class: "vw-options" })
    const wrong = create("p", { class: "vw-wrong", id: `vw-${name}-wrong`, role: "alert" })
    const group = create("div", { role: "radiogroup" }, asked, hint, options, wrong)
    const element = create("div", { class: `vw-choice st-key-${name}` }, group)
    const known = new Map()
    let data
    let resting = 0

    const settle = () => {
      clearTimeout(resting)
      resting = 0
      const chosen = options.querySelector(":checked")
      // Whoever goes back to what the server still shows takes back what is on its way there.
      if (chosen && (isTold(data.says) || chosen.value !== data.chosen)) sheet.say(data.says, chosen.value)
    }
    options.addEventListener("change", () => {
      clearTimeout(resting)
      if (sheet.data.rests && sheet.arrows) resting = setTimeout(settle, RESTS)
      else settle()
    })
    options.addEventListener("focusout", (event) => {
      if (resting && !options.contains(event.relatedTarget)) settle()
    })
    options.addEventListener("click", (event) => {
      if (event.target.matches("input") && sheet.points)
        setTimeout(() => sheet.goOn(block, event.target.parentElement.textContent.trim()))
    })

    const option = ({ key }) => {
      const input = create("input", { type: "radio", name: `vw-${name}`, value: key })
      const text = create("span")
      const shape = create("label", { class: "vw-option" }, input, text)
      const update = (given) => {
        write(text, given.text)
        if (sheet.knows(data.says) && !resting) input.checked = given.key === data.chosen
        input.disabled = Boolean(data.disabled)
      }
      return { element: shape, update }
    }
    const update = (given) => {
      data = given
      write(ask, data.label)
      asked.hidden = !data.label
      write(hint, data.hint)
      complain(wrong, data.wrong, data.chosen)
      options.classList.toggle("vw-row", Boolean(data.beside))
      group.setAttribute("aria-labelledby", `vw-${data.label ? name : data.of}-ask`)
      group.toggleAttribute("aria-disabled", Boolean(data.disabled))
      markWrong(group, data.wrong)
      describe(group, hint, wrong)
      arrange(options, known, data.options, option)
    }
    return { element, update, settle: () => resting && settle() }
  }

  const entry = (sheet, block, { name, heading }) => {
    const id = `vw-${name}-field`
    const { asked, ask } = label(name, heading ? "h3" : "p", id)
    const hint = create("p", { class: "vw-hint", id: `vw-${name}-hint` })
    const input = create("input", { type: "text", id, autocomplete: "off" })
    const next = create("button", { type: "button", class: "vw-next" })
    const line = create("div", { class: "vw-line" }, input, next)
    const wrong = create("p", { class: "vw-wrong", id: `vw-${name}-wrong`, role: "alert" })
    const element = create("div", { class: `vw-entry st-key-${name}` }, asked, hint, line, wrong)
    let data
    let typing = 0

    const settle = () => {
      if (!typing) return
      clearTimeout(typing)
      typing = 0
      sheet.say(data.says, input.value)
    }
    const goOn = () => {
      // Whoever confirms what stands there takes back that it was not known.
      if (!typing && input.value) sheet.say(data.says, input.value)
      settle()
      delete wrong.dataset.now // whoever confirms the same again hears again what is wrong with it
      sheet.goOn(block, input.value)
    }
    input.addEventListener("input", () => {
      clearTimeout(typing)
      typing = setTimeout(settle, PAUSES)
    })
    input.addEventListener("change", settle)
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) goOn()
    })
    next.addEventListener("click", goOn)

    const update = (given) => {
      data = given
      write(ask, data.label)
      write(hint, data.hint)
      complain(wrong, data.wrong, data.text)
      write(next, sheet.data.folds ? data.next : "")
      if (!typing && sheet.knows(data.says) && input.value !== data.text) input.value = data.text
      if (data.digits) input.inputMode = "numeric"
      if (data.longest) input.maxLength = data.longest
      input.placeholder = data.placeholder
      input.disabled = Boolean(data.disabled)
      markWrong(input, data.wrong)
      describe(input, hint, wrong)
    }
    return { element, update, settle }
  }

  const press = (sheet, block, { name }) => {
    const text = create("span")
    const keys = create("kbd")
    const button = create("button", { type: "button" }, text, " ", keys)
    const element = create("div", { class: `vw-press st-key-${name}` }, button)
    let data
    button.addEventListener("click", () => sheet.say(data.says, "pressed"))
    const update = (given) => {
      data = given
      write(text, data.label)
      write(keys, data.shortcut)
      if (data.shortcut) button.setAttribute("aria-keyshortcuts", data.shortcut)
    }
    return { element, update }
  }

  const told_in_html = () => {
    const element = create("div", { class: "vw-notes" })
    let before
    const update = ({ html }) => {
      if (html !== before) element.innerHTML = before = html
    }
    return { element, update }
  }

  const box = (sheet, block, { name }) => {
    const element = create("div", { class: `vw-box st-key-${name}` })
    const known = new Map()
    return {
      element,
      // What helps with a question is not its answer: nobody goes on by it.
      update: ({ items }) => arrange(element, known, items, (item) => makeItem(sheet, null, item)),
      settle: () => known.forEach((each) => each.settle?.()),
    }
  }

  const KINDS = { choice, entry, press, html: told_in_html, box }
  const makeItem = (sheet, block, data) => KINDS[data.kind](sheet, block, data)

  // ---------------------------------------------------------------- a question in its place

  const makeBlock = (sheet, { key }) => {
    const about = create("span", { class: "vw-about" })
    const answer = create("b")
    const change = create("span", { class: "vw-change" })
    const fold = create("button", { type: "button", class: "answered" }, about, " ", answer, " ", change)
    const progress = create("p", { class: "vw-progress", id: `vw-${key}-progress` })
    const asked = create("div", { class: "vw-asked" })
    const notes = create("div", { class: "vw-notes" })
    const element = create("div", { class: `vw-question st-key-${key}` }, fold, progress, asked, notes)
    const known = new Map()
    // What was answered just now, until the server has it; null otherwise.
    const block = { key, element, answer: null, data: null }

    fold.addEventListener("click", () => {
      sheet.folded.delete(key)
      sheet.refresh()
      const input = asked.querySelector("input:checked, input[type=text]") ?? asked.querySelector("input")
      input?.focus({ preventScroll: true })
      sheet.bring(element)
    })
    block.answered = () => block.data.answered ?? block.answer ?? (block.data.optional ? "" : null)
    block.isFolded = () =>
      sheet.data.folds && sheet.folded.has(key) && !block.data.stays && block.answered() !== null
    block.isAsked = () => block.find() && block.data.answered === null && !block.isFolded()
    block.settle = () => known.forEach((each) => each.settle?.())
    block.refresh = () => {
      const folded = block.isFolded()
      element.classList.toggle("vw-folded", folded)
      fold.hidden = !folded
      write(answer, block.answered() ?? "")
    }
    block.find = () => asked.querySelector(".vw-ask")
    block.update = (data) => {
      const isNewlyWrong = block.data && data.stays && !block.data.stays
      if (!block.data && data.answered !== null) sheet.folded.add(key)
      // It does not fold under the fingers of whoever mends it.
      if (data.stays && sheet.isUpToDate()) sheet.folded.delete(key)
      block.data = data
      element.classList.toggle("vw-pair", Boolean(data.paired))
      write(about, data.about)
      write(change, sheet.data.texts.change)
      write(progress, data.progress)
      arrange(asked, known, data.items, (item) => makeItem(sheet, block, item))
      // The focus goes to what is asked, below it.
      if (block.find()) describe(block.find(), progress)
      if (notes.innerHTML !== data.notes) notes.innerHTML = data.notes
      block.refresh()
      if (isNewlyWrong) sheet.wrong = block
    }
    return block
  }

  const begin = (root) => {
    const list = create("div", { class: "vw-questions", tabindex: -1 })
    const status = create("p", { class: "vw-unseen", role: "status" })
    const blocks = new Map()
    root.replaceChildren(list, status)
    const sheet = {
      folded: new Set(), // the questions that are folded, where they can be
      going: null, // the question that somebody has answered, to go on to what is asked next
      current: null, // the key of what was asked last
      arrows: false, // whether the last thing that was done was an arrow key
      points: false, // or a tap
      data: null,
    }

    // Before the app is there, all that was answered is known here.
    sheet.isUpToDate = () => sheet.isBeforehand || !told.length
    sheet.knows = (name) => sheet.isBeforehand || !isTold(name)
    sheet.say = (name, said) => {
      told = told.filter((event) => event.name !== name || said === "pressed")
      told.push({ number: ++number, about: sheet.latest?.about ?? null, of: "", name, said })
      remember()
      if (sheet.isBeforehand) sheet.draw(sheet.beforehand.answer(name, said))
      sheet.tell()
    }
    // A server that is away hears nothing; one that has not heard yet what the tab keeps does not
    // ask these questions.
    sheet.tell = () => {
      clearTimeout(sheet.telling)
      const hears = document.querySelector(CONNECTED) && !("vwWaiting" in document.documentElement.dataset)
      if (!told.length) return
      if (!hears || !session) sheet.telling = setTimeout(sheet.tell, WAITS)
      else {
        sheet.heardBy = session
        const events = told.map(({ number, about, name, said }) => [number, about, name, said])
        sheet.send({ session, told: events })
        sheet.telling = setTimeout(sheet.tell, AGAIN)
      }
    }
    sheet.settle = () => blocks.forEach((block) => block.settle())
    sheet.refresh = () => blocks.forEach((block) => block.refresh())
    sheet.bring = (element) => {
      const shape = element.getBoundingClientRect()
      const view = document.querySelector(MAIN)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight }
      if (shape.top >= view.top && shape.bottom <= view.bottom) return
      element.scrollIntoView({ block: NARROW.matches ? "start" : "nearest" })
    }

    // Somebody has answered: it folds, and so does what was answered before it.
    sheet.goOn = (block, answer) => {
      if (!sheet.data.folds || !block) return
      blocks.forEach((each) => {
        if (each.data.answered !== null) sheet.folded.add(each.key)
      })
      if (answer || block.data.optional) sheet.folded.add(block.key)
      block.answer = answer
      sheet.refresh()
      const focus = document.activeElement
      const isLost = focus === document.body || (list.contains(focus) && !focus.checkVisibility())
      if (NARROW.matches && isLost) list.focus({ preventScroll: true })
      sheet.going = block
      if (sheet.isUpToDate()) sheet.arrive()
    }
    // Moves the focus to be read from there: to what is wrong, to what is asked, or to the answer.
    sheet.read = (what) => {
      if (!what) return
      if (!what.matches("input")) what.setAttribute("tabindex", -1)
      what.focus({ preventScroll: true })
    }
    const isLost = () => {
      const focus = document.activeElement
      // What had the focus may have folded under it only now, if an answer was wrong before.
      return [list, document.body].includes(focus) || !focus.checkVisibility()
    }
    // Shows the answer once it is drawn, and moves the focus from the questions there.
    sheet.showAnswer = () => {
      if (sheet === early || document.querySelector(RUNNING)) return setTimeout(sheet.showAnswer, WAITS)
      if (isLost()) sheet.read(document.querySelector(`${ANSWER} h2`))
      document.querySelector(ANSWER)?.scrollIntoView({ block: "start" })
    }
    // What is asked next is there.
    sheet.arrive = () => {
      if (sheet.data.isCut) return
      const all = [...blocks.values()]
      const asked = all.filter((block) => block.isAsked())
      const next = asked.find((block) => !block.data.optional) ?? asked[0] ?? all.find((block) => block.data.stays)
      // Whoever is busy elsewhere is left there.
      const isHere = sheet.going || list.contains(document.activeElement)
      // Whoever has answered what stays open is left there: it is wrong, or more is asked.
      const stays = all.includes(sheet.going) && sheet.going.data.stays ? sheet.going : sheet.wrong
      const open = stays ?? next
      // What is asked next is not new before what is wrong is right.
      const isNew = isHere && next && !stays && sheet.current !== null && next.key !== sheet.current
      const focused = sheet.going && NARROW.matches && isLost()
      if (focused && open) sheet.read(open.element.querySelector("input[aria-invalid=true]") ?? open.find())
      // What was asked before is not read among what stands here.
      if (focused || !open) status.textContent = ""
      else if (isNew) status.textContent = `${next.data.progress} ${next.find().textContent}`
      if (isHere && open && (stays || sheet.going || isNew)) sheet.bring(open.element)
      else if (!open && sheet.going && NARROW.matches) sheet.showAnswer()
      if (!stays) sheet.current = next ? next.key : ""
      sheet.wrong = null
      sheet.going = null
    }

    list.addEventListener("pointerdown", () => Object.assign(sheet, { points: true, arrows: false }), true)
    list.addEventListener(
      "keydown",
      (event) => Object.assign(sheet, { points: false, arrows: ARROWS.test(event.key), tap: null }),
      true,
    )
    // The second tap of a double one is not meant for what has just come under the finger.
    list.addEventListener(
      "click",
      (event) => {
        if (!event.detail) return // of a key
        const on = event.target.closest(".vw-option, button, .vw-question")
        const { clientX: x, clientY: y, timeStamp: at } = event
        const { tap } = sheet
        const isDouble = tap && at - tap.at < DOUBLE && Math.hypot(x - tap.x, y - tap.y) < WOBBLES
        if (isDouble && tap.on !== on) {
          event.preventDefault()
          event.stopPropagation()
        } else sheet.tap = { on, x, y, at }
      },
      true,
    )
    sheet.onKey = (event) => {
      // What was typed comes before what a key does.
      if (event.altKey) sheet.settle()
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      const keys = `Alt+${event.code.replace("Key", "")}`
      const button = list.querySelector(`[aria-keyshortcuts="${keys}"]`)
      if (!button) return
      event.preventDefault()
      button.click()
    }
    window.addEventListener("keydown", sheet.onKey, true)

    sheet.draw = (data) => {
      const isOther = sheet.data && sheet.data.about !== data.about
      sheet.data = data
      if (sheet.isUpToDate()) for (const block of blocks.values()) block.answer = null
      arrange(list, blocks, data.blocks.map(complete), (block) => makeBlock(sheet, block))
      if (isOther) {
        sheet.folded.clear()
        for (const block of blocks.values()) if (block.data.answered !== null) sheet.folded.add(block.key)
        sheet.refresh()
        sheet.current = null
      }
      if (sheet.isUpToDate()) sheet.arrive()
    }
    sheet.update = (data) => {
      if (data.session !== session) {
        // What the one before had taken in, and the tab had not, went with it.
        told = [...taken.filter(({ name, said }) => said !== "pressed" && !isTold(name)), ...told]
        taken = []
        // What was answered to other questions before a reload is not an answer to these; nor is
        // anything, where this session has begun everything again before it was told of here.
        told = told.filter(({ about, of }) => isFirst(data.about) && (about !== null || of === caseOf(data.about)))
        for (const event of told) event.about = data.about
      }
      session = data.session
      number = Math.max(number, data.done)
      taken.push(...told.filter((event) => event.number <= data.done))
      told = told.filter((event) => event.number > data.done)
      letGo()
      sheet.latest = data
      sheet.root.dataset.done = data.done // what waits for the app sees that it has come so far
      if (!sheet.isBeforehand) sheet.draw(data)
      // Another process answers now: what the one before may not have heard is told again. In the
      // moment in which the app draws, nothing can be told.
      clearTimeout(sheet.telling)
      if (told.length) sheet.telling = setTimeout(sheet.tell, sheet.heardBy === session ? AGAIN : 0)
    }
    // Whether the app has all that was answered before it was there, and what the tab had kept.
    sheet.takeOver = () => {
      if (!sheet.root) return false
      if (!sheet.isBeforehand) return true
      if (told.length || document.querySelector(RUNNING)) return false
      if (wasKept && !sheet.latest.heard) return false
      sheet.isBeforehand = false
      sheet.data.about = sheet.latest.about
      sheet.draw(sheet.latest)
      return true
    }
    // Goes on in the app, with the focus and all that stands in the fields.
    sheet.move = () => {
      if (sheet !== early) return
      early = null
      if (sheet.isBeforehand && sheet.latest) sheet.draw(sheet.latest) // nobody waits any longer
      sheet.isBeforehand = false
      if (!sheet.root?.isConnected) return
      const focus = document.activeElement
      const { selectionStart, selectionEnd } = focus
      sheet.root.replaceChildren()
      for (const part of [list, status]) {
        if (sheet.root.moveBefore) sheet.root.moveBefore(part, null)
        else sheet.root.append(part)
      }
      if (!list.contains(focus) || focus === document.activeElement) return
      // Not every browser moves what has the focus without taking it away.
      focus.focus({ preventScroll: true })
      if (focus.type === "text") focus.setSelectionRange(selectionStart, selectionEnd)
    }
    addEventListener("pagehide", sheet.settle)
    return sheet
  }

  const show = ({ data, parentElement, setStateValue }) => {
    const root = parentElement.querySelector(".vw-questionnaire")
    if (!sheets.has(root)) {
      const sheet = early && !early.root ? early : begin(root)
      Object.assign(sheet, { root, heardBy: null }) // what was told from elsewhere may be lost
      sheets.set(root, sheet)
    }
    const sheet = sheets.get(root)
    sheet.send = (said) => setStateValue("said", said)
    sheet.update(JSON.parse(data.asked))
    return () => {
      clearTimeout(sheet.telling)
      sheets.delete(root)
      if (sheet === early) sheet.root = null
      else {
        window.removeEventListener("keydown", sheet.onKey, true)
        removeEventListener("pagehide", sheet.settle)
      }
    }
  }

  // Asks before the app is there; `beforehand` tells what after each answer. Where that has begun,
  // it goes on.
  show.begin = (root, beforehand) => {
    early ??= begin(root)
    Object.assign(early, { beforehand, isBeforehand: true })
    let asked = beforehand.describe()
    for (const { name, said } of told) asked = beforehand.answer(name, said)
    early.draw(asked)
    const questions = early
    return {
      isTaken: questions.takeOver,
      isPending: () => told.length > 0,
      move: questions.move,
    }
  }
  return show
})()
