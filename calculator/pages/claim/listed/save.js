// The file is made here from what the server answers, packed and in as many parts as messages can
// carry; each part asks for the next one.

const saving = { asked: 0, parts: [] }

const unpack = (parts) => {
  const packed = Uint8Array.from(atob(parts.join("")), (sign) => sign.charCodeAt(0))
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).blob()
}

const save = async (name, parts) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([await unpack(parts)], { type: "text/csv;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = () => {
    Object.assign(saving, { asked: Date.now(), parts: [] })
    setTriggerValue("asked", [saving.asked, 0])
  }
  // A part that was drawn before, or that nobody waits for any more, is passed over.
  if (data.asked !== saving.asked || data.part !== saving.parts.length || !data.data) return
  saving.parts.push(data.data)
  if (saving.parts.length < data.parts) setTriggerValue("asked", [saving.asked, saving.parts.length])
  else {
    save(data.name, saving.parts)
    Object.assign(saving, { asked: 0, parts: [] })
  }
}
