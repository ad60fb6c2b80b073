// A file of claims: read here, rid of what is about persons where it is text, and sent in pieces
// over the connection that is there. How a text is understood is told by the server, from the
// lists with which it reads itself; see `claim_files/cutting.py`. What cannot be understood here is
// not sent but as marks.

const LIST = ".st-key-claim-list"
const PASTED = 200000 // characters; what is longer would not fit the field's own message
const PATIENCE = 15000 // milliseconds after which a piece that nobody took is sent again
const MARK = "-" // in the place of a text that is not read: its line stays a line
const SHIFTED = "?" // in the place of cells that may stand below another's name

// ------------------------------------------------------------------ how letters are written

const starts = (bytes, ...with_) => with_.every((byte, place) => bytes[place] === byte)
const isWorkbook = (bytes) =>
  starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

const decode = (bytes) => {
  const as = (label, name) => [new TextDecoder(label).decode(bytes), name]
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return as("utf-8", "utf-8-sig")
  if (starts(bytes, 0xff, 0xfe)) return as("utf-16le", "utf-16")
  if (starts(bytes, 0xfe, 0xff)) return as("utf-16be", "utf-16")
  const start = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  start.forEach((byte, place) => byte || zeros[place % 2]++)
  // Without a mark: one of the two bytes of nearly every letter of ours is zero.
  const nearlyHalf = (place) => zeros[place] > start.length * 0.4 && zeros[1 - place] * 10 < zeros[place]
  if (nearlyHalf(1)) return as("utf-16le", "utf-16-le")
  if (nearlyHalf(0)) return as("utf-16be", "utf-16-be")
  if (zeros[0] + zeros[1]) return [null, ""]
  try {
    return [new TextDecoder("utf-8", { fatal: true }).decode(bytes), "utf-8"]
  } catch {
    return as("windows-1252", "windows-1252")
  }
}

// ------------------------------------------------------------------ lines and cells

// Calls `take` with the places where each record and its cells begin and end, until it returns
// false; returns where a quotation mark stands loose or is left open, or -1.
const scan = (text, from, between, take) => {
  const separator = between.charCodeAt(0)
  let at = from
  while (at < text.length) {
    const begins = at
    const cells = []
    let ended = false
    while (!ended) {
      const cell = at
      if (text.charCodeAt(at) === 34) {
        do {
          at = text.indexOf('"', at + 1)
          if (at < 0) return begins
          at++
        } while (text.charCodeAt(at) === 34)
        const next = text.charCodeAt(at)
        if (at < text.length && next !== separator && next !== 10 && next !== 13) return begins
      } else {
        for (;;) {
          const sign = text.charCodeAt(at)
          if (at >= text.length || sign === separator || sign === 10 || sign === 13) break
          at++
        }
      }
      cells.push(cell, at)
      ended = text.charCodeAt(at) !== separator || at >= text.length
      if (!ended) at++
    }
    const last = at
    if (text.charCodeAt(at) === 13) at++
    if (text.charCodeAt(at) === 10) at++
    if (take(begins, last, at, cells) === false) return -1
  }
  return -1
}

const valueOf = (text, from, to) =>
  text.charCodeAt(from) === 34 ? text.slice(from + 1, to - 1).replaceAll('""', '"') : text.slice(from, to)

const valuesOf = (text, cells) => {
  const values = []
  for (let place = 0; place < cells.length; place += 2)
    values.push(valueOf(text, cells[place], cells[place + 1]))
  return values
}

// What stands in the place of a cell: line ends stay, so that the lines below keep their numbers.
const inPlaceOf = (text, from, to, mark) => {
  const ends = text.slice(from, to).match(/\r\n|\r|\n/g)
  return ends ? `"${mark}${ends.join("")}"` : mark
}

// ------------------------------------------------------------------ names of columns

const reader = (told) => {
  const personal = new Set(told.personal)
  const known = new Map(Object.entries(told.fields))
  const plain = (name) => {
    const key = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "")
    for (const [short, long] of told.ends)
      if (key.endsWith(short) && key.length > short.length && !key.endsWith(long))
        return key.slice(0, -short.length) + long
    return key
  }
  const both = (name) => [plain(name), plain(name.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ""))]
  const fieldOf = (name) => {
    if (name.length > told.longestName) return undefined
    const [whole, without] = both(name)
    return known.get(whole) ?? known.get(without)
  }
  const isPersonal = (name) => !fieldOf(name) && both(name).some((key) => personal.has(key))
  const countFields = (names) => new Set(names.map(fieldOf).filter(Boolean)).size

  const findNames = (records) => {
    const named = records.filter(({ values }) => values.some(fieldOf))
    const certain = named.find(({ values }) => countFields(values) >= told.certain)
    const first = records.find(({ values }) => values.some((value) => value.trim()))
    return certain ?? named.find((record) => record === first)
  }
  const firstRecords = (text, from, between, most) => {
    const records = []
    scan(text, from, between, (begins, last, next, cells) => {
      records.push({ begins, values: valuesOf(text, cells) })
      return records.length < most
    })
    return records
  }
  const suits = (text, between) => {
    const records = firstRecords(text, 0, between, told.lookedAt)
    const names = findNames(records)
    const widest = records.reduce((most, { values }) => Math.max(most, values.length), 0)
    return (names ? countFields(names.values) : 0) * 1000 + Math.min(widest, 999)
  }
  return { fieldOf, isPersonal, countFields, findNames, firstRecords, suits }
}

// ------------------------------------------------------------------ cutting

// Returns the text without what is about persons; lines stay where they are.
const cutTable = (text, told) => {
  const names = reader(told)
  let from = 0
  let between
  const tells = /^\s*"?sep=(.)"?[;,\t]*\s*$/i.exec(/^[^\n]*/.exec(text)[0].replace(/\r$/, ""))
  if (tells) {
    between = tells[1]
    from = text.indexOf("\n") < 0 ? text.length : text.indexOf("\n") + 1
  } else {
    const ends = /\r\n|\r|\n/g
    let lines = 0
    while (lines < told.lookedAt && ends.exec(text)) lines++
    const start = ends.lastIndex ? text.slice(0, ends.lastIndex) : text
    const suits = told.between.map((sign) => names.suits(start, sign))
    between = told.between[suits.indexOf(Math.max(...suits))]
  }
  const header = names.findNames(names.firstRecords(text, from, between, told.lookedAt))
  const blanked = new Set()
  const named = new Set()
  const out = [text.slice(0, from)]
  const says = (values) =>
    JSON.stringify(
      values.map((v, place) => v.trim() && [place, names.fieldOf(v) ?? v.trim().toLowerCase()]).filter(Boolean),
    )
  const readNames = (values) => {
    values.forEach((value, place) => {
      if (names.isPersonal(value)) blanked.add(place)
      if (value.trim()) named.add(place)
    })
  }
  const copy = (begins, next, cells, replace) => {
    let copied = begins
    for (let place = 0; place < cells.length; place += 2) {
      const put = replace(place / 2, cells[place], cells[place + 1])
      if (put === null || cells[place] === cells[place + 1]) continue
      out.push(text.slice(copied, cells[place]), put)
      copied = cells[place + 1]
    }
    out.push(text.slice(copied, next))
  }
  // A line that adds up stays one: by its first word alone, as somebody may be called Som.
  const totalOf = (value) => told.totals.find((word) => /^[^\s:.]*/.exec(value.trim().toLowerCase())[0] === word)
  let own = ""
  const broken = scan(text, from, between, (begins, last, next, cells) => {
    if (!header || begins < header.begins) {
      const filled = text.slice(begins, last).trim()
      copy(begins, next, cells, (place, start, end) =>
        inPlaceOf(text, start, end, place === 0 && filled ? MARK : ""),
      )
      // Where its first cell is empty, the line still has to be a line.
      if (filled && cells[0] === cells[1]) out.splice(out.length - 1, 0, MARK)
      return true
    }
    if (begins === header.begins) {
      readNames(header.values)
      own = says(header.values)
      out.push(text.slice(begins, next))
      return true
    }
    const values = valuesOf(text, cells)
    let others = false
    if (!values.some((value) => /^\p{Nd}+$/u.test(value.trim()))) {
      if (says(values) === own) {
        out.push(text.slice(begins, next))
        return true
      }
      others = names.countFields(values) >= told.certain
      if (values.filter(names.isPersonal).length > 1) readNames(values)
    }
    // The first column of some programs only counts the lines.
    const counts = !named.has(0) && /^\d*$/.test(values[0].trim())
    const shifted = !others && values.some((v, place) => v.trim() && !named.has(place) && !(counts && !place))
    const first = values.findIndex((value) => value.trim())
    copy(begins, next, cells, (place, start, end) => {
      if (shifted && values[place].trim())
        return inPlaceOf(text, start, end, (place === first && totalOf(values[place])) || SHIFTED)
      if (others && names.fieldOf(values[place])) return null // the name of a column is nobody's
      return blanked.has(place) ? inPlaceOf(text, start, end, "") : null
    })
    return !others // from a line with other names nothing is read
  })
  if (broken >= 0) out.push('"')
  return out.join("")
}

const recordsOf = (text, { length }) =>
  /[\r\n]/.test(text) || text.length <= length
    ? text.split(/\r\n|\r|\n/).filter((line) => line.trim())
    : text.match(new RegExp(`.{1,${length}}`, "gs"))

const isMessage = (text, { records, length, least }) => {
  if (!text.startsWith("01")) return false
  const first = recordsOf(text.slice(0, length * 40), { length })
  const whole = text.length > length * 40 ? first.slice(0, -1) : first
  return (
    whole.every((each) => records.includes(each.slice(0, 2)) && each.length <= length) &&
    whole.some((each) => each.startsWith("04") && each.length >= least)
  )
}

// Returns a hospital message with blanks at all positions that are not read.
const cutMessage = (text, message) =>
  recordsOf(text, message)
    .map((record) => {
      const kind = record.slice(0, 2)
      const kept = [...kind.padEnd(record.length)]
      for (const [first, last] of message.positions[kind] ?? [])
        for (let place = first - 1; place < Math.min(last, record.length); place++)
          kept[place] = record[place]
      return kept.join("")
    })
    .join("\n")

// Returns what is sent of a file, or why nothing is.
const prepare = (bytes, told) => {
  if (!bytes.length) return { refused: "empty" }
  if (isWorkbook(bytes)) return { kind: "file", encoding: "", bytes }
  const [decoded, encoding] = starts(bytes, 0x25, 0x50, 0x44, 0x46) ? [null, ""] : decode(bytes)
  if (decoded === null) return { refused: "no-table" }
  const text = decoded.replaceAll("\0", "")
  if (new RegExp(`^${told.page}`, "i").test(text.slice(0, 4000))) return { refused: "html" }
  const message = text.replace(/[\r\n\x1a]+$/, "")
  const cut = isMessage(message, told.message) ? cutMessage(message, told.message) : cutTable(text, told)
  return { kind: "text", encoding, bytes: new TextEncoder().encode(cut) }
}

// ------------------------------------------------------------------ sending

// One for as long as the document is there, however often the component is mounted.
const chosen = { file: null, said: "", wrong: false, sentAt: -1, timer: 0 }

const inBase64 = (bytes) => {
  let signs = ""
  for (let at = 0; at < bytes.length; at += 32768)
    signs += String.fromCharCode(...bytes.subarray(at, at + 32768))
  return btoa(signs)
}

const sendPiece = (at) => {
  const { id, kind, encoding, bytes } = chosen.file
  chosen.sentAt = at
  clearTimeout(chosen.timer)
  chosen.timer = setTimeout(() => chosen.file?.id === id && sendPiece(at), PATIENCE)
  const data = inBase64(bytes.subarray(at, at + chosen.data.piece))
  chosen.send("piece", { id, kind, encoding, size: bytes.length, at, data })
}

const say = (name, values = {}, wrong = false) => {
  const fill = (text, of) => text.replace(/{(\w+)}/g, (_, key) => of[key])
  chosen.told = [name, values, wrong]
  chosen.said = name ? fill(chosen.texts[name], values) : ""
  // What stands below is still about the file before.
  if (wrong && chosen.file) chosen.said += ` ${fill(chosen.texts.still, chosen.file.about)}`
  chosen.wrong = wrong
  chosen.draw()
}

const sizeOf = (bytes, language) => {
  const [unit, of] = bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6]
  const digits = { maximumFractionDigits: bytes < 1e7 ? 1 : 0 }
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", ...digits }).format(bytes / of)
}

const forget = () => {
  clearTimeout(chosen.timer)
  chosen.file = null
  chosen.sentAt = -1
  delete document.documentElement.dataset.vwFile
}

const take = async (file) => {
  const { data } = chosen
  const about = { name: file.name, size: sizeOf(file.size, data.language), most: sizeOf(data.largest, data.language) }
  if (file.size > data.largest) return say("too-large", about, true)
  say("reading", about)
  let prepared
  try {
    // A moment, so that it is said before a large file is read.
    await new Promise((done) => setTimeout(done, 30))
    prepared = prepare(new Uint8Array(await file.arrayBuffer()), JSON.parse(data.told))
  } catch {
    prepared = { refused: "unreadable" }
  }
  if (!prepared.refused && prepared.bytes.length > data.largest) prepared = { refused: "too-large" }
  if (prepared.refused) return say(prepared.refused, about, true)
  forget()
  // What was answered of another file goes out of sight at once.
  document.documentElement.dataset.vwFile = "sent"
  const id = [...crypto.getRandomValues(new Uint32Array(3))].join("-")
  chosen.file = { id, about, taken: false, ...prepared }
  say("sending", about)
  sendPiece(0)
}

// What the server has of the file decides what is sent next.
const goOn = () => {
  const { data, file } = chosen
  if (!file) {
    if (data.wanted && !chosen.said) say("again")
    else if (!data.wanted && chosen.told?.[0] === "again") say("")
    return
  }
  if (data.held === file.id) {
    file.taken = true
    if (data.received < file.bytes.length) {
      if (data.received !== chosen.sentAt) sendPiece(data.received)
    } else {
      clearTimeout(chosen.timer)
      delete document.documentElement.dataset.vwFile
      if (chosen.told?.[0] === "sending") say("held", file.about)
    }
  } else if (data.wanted && file.taken) {
    // Another process answers now.
    file.taken = false
    say("sending", file.about)
    sendPiece(0)
  } else if (!data.held && file.taken) {
    forget()
    say("")
  }
}

const hasFiles = (event) => event.dataTransfer?.types.includes("Files")

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".file")
  const input = box.querySelector("input")
  const remove = box.querySelector(".remove")
  const said = box.querySelector(".said")
  const progress = box.querySelector("progress")
  const newTexts = chosen.language !== data.language
  Object.assign(chosen, { data, send: setTriggerValue, texts: Object.fromEntries(data.texts), language: data.language })
  for (const name of ["about", "choose", "drop", "remove"]) {
    const element = box.querySelector(`.${name}`)
    if (element.textContent !== chosen.texts[name]) element.textContent = chosen.texts[name]
  }
  chosen.draw = () => {
    if (said.textContent !== chosen.said) said.textContent = chosen.said
    box.toggleAttribute("data-wrong", chosen.wrong)
    remove.hidden = !(chosen.file || chosen.data.held || chosen.data.wanted)
    const { file } = chosen
    const received = file && chosen.data.held === file.id ? chosen.data.received : 0
    progress.hidden = !file || received >= file.bytes.length
    progress.value = file ? received / file.bytes.length : 0
    progress.setAttribute("aria-label", chosen.texts.progress)
  }
  if (newTexts && chosen.told) say(...chosen.told)
  goOn()
  chosen.draw()

  input.onchange = () => {
    const [file] = input.files
    if (file) take(file)
    input.value = "" // so that the same file can be opened again
  }
  remove.onclick = () => {
    forget()
    say("")
    setTriggerValue("removed", true)
    input.focus()
  }
  // Dropped beside the field, a browser would open the file in the place of the page.
  const onDrag = (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    box.toggleAttribute("data-over", event.type === "dragover")
    if (event.type === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0])
  }
  const onPaste = (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? ""
    if (text.length <= PASTED || !event.target.closest?.(`${LIST} textarea`)) return
    event.preventDefault()
    event.stopPropagation()
    take(new File([text], chosen.texts.pasted))
  }
  const events = ["dragover", "dragleave", "drop"]
  for (const event of events) document.addEventListener(event, onDrag)
  document.addEventListener("paste", onPaste, { capture: true })
  return () => {
    for (const event of events) document.removeEventListener(event, onDrag)
    document.removeEventListener("paste", onPaste, { capture: true })
  }
}
