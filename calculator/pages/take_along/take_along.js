// Sharing is the device's own where it has that; elsewhere the text is copied. Nothing is sent, and no
// address holds an answer.

const ANSWER = ".st-key-check-answer"
const AGAIN = 50 // milliseconds in which the same words are taken away, so that they are said again

const share = async (said) => {
  const { text, title } = said.texts
  if (navigator.share) {
    try {
      await navigator.share({ title, text })
      return
    } catch (error) {
      if (error.name === "AbortError") return // they thought better of it
    }
  }
  const told = (await write(text)) ? "copied" : "not_copied"
  said.status.textContent = ""
  setTimeout(() => (said.status.textContent = said.texts[told]), AGAIN)
}

// On paper nothing can be opened.
const unfold = () => {
  for (const folded of document.querySelectorAll(`${ANSWER} details:not([open])`)) {
    folded.open = true
    folded.dataset.vwForPaper = ""
  }
}

const fold = () => {
  for (const unfolded of document.querySelectorAll("[data-vw-for-paper]")) {
    unfolded.open = false
    delete unfolded.dataset.vwForPaper
  }
}

const mounted = new WeakMap()

export default function ({ data, parentElement }) {
  const said = mounted.get(parentElement) ?? { status: parentElement.querySelector(".done") }
  said.texts = Object.fromEntries(data.texts)
  mounted.set(parentElement, said)
  for (const name of ["share", "print"]) {
    const button = parentElement.querySelector(`[data-do="${name}"]`)
    button.textContent = said.texts[name]
    button.onclick = name === "share" ? () => share(said) : () => print()
  }
  addEventListener("beforeprint", unfold)
  addEventListener("afterprint", fold)
  return () => {
    removeEventListener("beforeprint", unfold)
    removeEventListener("afterprint", fold)
  }
}
