// Several components copy; this stands before their own scripts.

const write = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without HTTPS, or without leave, the clipboard takes only what is selected.
    const before = document.activeElement
    const area = document.createElement("textarea")
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    before?.focus()
    return done
  }
}
