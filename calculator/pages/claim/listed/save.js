// The file is made here from what the server answers, once for each time that it was asked for.

let saved = 0

const save = (name, text) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = () => setTriggerValue("asked", Date.now())
  if (data.asked > saved && data.text) {
    saved = data.asked
    save(data.name, data.text)
  }
}
