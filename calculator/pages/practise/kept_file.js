const read = async (input, data, send) => {
  const [file] = input.files
  input.value = "" // so that the same file can be opened again
  if (!file) return
  send("opened", file.size > data.largest ? { tooLarge: true } : await file.text())
}

export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.querySelector("span").textContent = data.label
  const input = parentElement.querySelector("input")
  input.onchange = () => read(input, data, setTriggerValue)
}
