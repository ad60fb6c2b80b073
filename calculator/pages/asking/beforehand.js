// Tells what to ask before the app is there, as `beforehand.py` describes it: it goes through the
// steps of the questions with the answers that there are, as far as they go.

window.tellBeforehand = ({ part, year, adultFrom, byLine, progress, questionnaire, fields, steps }) => {
  const UNKNOWN = "unknown"
  const WHOLE_NUMBER = /^[0-9]{1,4}$/
  const names = Object.keys(fields)
  const answers = {} // by field: what was chosen, what was typed, and whether it is not known

  const fieldOf = (says) => says.slice(says.indexOf(".") + 1)

  const numberOf = (name) => {
    const { chosen, text = "" } = answers[name] ?? {}
    const { bounds, groups } = fields[name]
    if (chosen) return groups[chosen]
    const isWhole = bounds && WHOLE_NUMBER.test(text.trim())
    const number = Number(text)
    return isWhole && number >= bounds[0] && number <= bounds[1] ? number : undefined
  }

  // What leads on from a question: null while there is no answer. What is wrong holds up nothing.
  const wayOf = (name) => {
    const { chosen, text = "", unknown } = answers[name] ?? {}
    if (unknown) return UNKNOWN
    if (chosen) return chosen
    if (!text.trim()) return null
    return numberOf(name) ?? UNKNOWN
  }

  const follow = () => {
    const asked = []
    let [place, most, ways] = steps[0]
    while (place >= 0) {
      const name = names[place]
      asked.push(name)
      const way = wayOf(name)
      if (way === null) break
      const next = typeof way === "number" ? ways[""].findLast(([from]) => from <= way)[1] : ways[way]
      if (!steps[next]) return { asked, most, isCut: true } // the rest is still to come
      ;[place, most, ways] = steps[next]
    }
    return { asked, most, isCut: false }
  }

  const answer = (says, said) => {
    const name = fieldOf(says)
    const field = fields[name]
    if (!field) return
    const isTyped = field.bounds && says.startsWith("answer.")
    if (isTyped) answers[name] = { text: said }
    else if (said === UNKNOWN) answers[name] = { ...answers[name], unknown: true }
    else answers[name] = { chosen: said }
  }

  const isWrong = (name) => {
    const { chosen, text = "", unknown } = answers[name] ?? {}
    return !chosen && !unknown && Boolean(text.trim()) && numberOf(name) === undefined
  }

  const describeField = (name, number, most) => {
    const { chosen, text = "", unknown } = answers[name] ?? {}
    const { told } = fields[name]
    const age = fields.age && wayOf("age") !== UNKNOWN ? numberOf("age") : undefined
    const { block, notes = "", wrong = "" } = told[age === undefined ? 0 : age < adultFrom ? 1 : 2] ?? told[0]
    const key = unknown ? UNKNOWN : chosen
    const options = block.items.flatMap((item) => item.options ?? [])
    const error = isWrong(name) ? wrong : ""
    return {
      ...block,
      progress: progress.replace("{number}", number).replace("{most}", most),
      answered: options.find((option) => option.key === key)?.text ?? (text.trim() ? text : null),
      stays: Boolean(error),
      notes: unknown ? notes : "",
      items: block.items.map((item) =>
        item.kind === "entry" ? { ...item, text, wrong: error } : { ...item, chosen: key ?? null },
      ),
    }
  }

  const describe = () => {
    const { asked, most, isCut } = follow()
    return { ...questionnaire, isCut, blocks: asked.map((name, place) => describeField(name, place + 1, most)) }
  }

  // What the tab has kept, where all of it is answers to these questions, given this year. The rest
  // is for the app; then nothing is asked before.
  const takeKept = () => {
    const kept = JSON.parse(sessionStorage.getItem(`vergoedingswijzer.${part}`) ?? "{}")
    const { values = {}, texts = {}, unknown = [], as_of = {}, ...rest } = kept.own ?? {}
    const isOther = kept.opened || (byLine && kept.line) || Object.keys(rest).length || Object.values(as_of).some((y) => y !== year)
    const all = [...Object.keys(values), ...Object.keys(texts), ...unknown]
    if (isOther || all.some((name) => !fields[name])) return false
    for (const [name, value] of Object.entries(values)) answer(`choice.${name}`, String(value))
    for (const [name, text] of Object.entries(texts))
      answer(text in fields[name].groups ? `choice.${name}` : `answer.${name}`, text)
    for (const name of unknown) answer(`choice.${name}`, UNKNOWN)
    return true
  }

  return {
    describe,
    follow,
    takeKept,
    answer: (says, said) => {
      answer(says, said)
      return describe()
    },
  }
}

// Asks what is known in the document by now: the first question, and when this is done again, all.
window.askBeforehand = () => {
  const told = ["vw-beforehand", "vw-beforehand-first"].map((id) => document.getElementById(id)).find(Boolean)
  if (!told) return
  const beforehand = window.tellBeforehand(JSON.parse(told.textContent))
  let isOurs = true
  try {
    isOurs = beforehand.takeKept()
  } catch {
    // A browser that keeps nothing, or something that is not ours.
  }
  const root = document.querySelector("#vw-first .vw-questionnaire")
  if (isOurs) window.questionsBeforehand = window.showQuestions.begin(root, beforehand)
  document.querySelector(".vw-first-wait").hidden = false
}
window.askBeforehand()
