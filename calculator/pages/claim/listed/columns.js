// A line for each column: its name, and a choice of what it means. A choice that stands there is
// never drawn anew while somebody is in it.

const option = (value, text) => {
  const element = document.createElement("option")
  element.value = value
  element.textContent = text
  return element
}

export default function ({ data, parentElement, setTriggerValue }) {
  const texts = Object.fromEntries(data.texts)
  parentElement.querySelector("summary").textContent = data.summary
  for (const name of ["hint", "name", "meaning"])
    parentElement.querySelector(`.${name}`).textContent = texts[name]
  const body = parentElement.querySelector("tbody")
  const looks = JSON.stringify([data.texts, data.options, data.columns.map(([key, name, kind]) => [key, name, kind === "personal"])])
  if (body.dataset.looks !== looks) {
    // Opened where it asks something; whoever closes it finds it closed.
    const asks = data.columns.some(([, , kind]) => kind === "unknown")
    if (asks || !body.dataset.looks) parentElement.querySelector("details").open = asks
    body.dataset.looks = looks
    body.replaceChildren(
      ...data.columns.map(([key, name, kind]) => {
        const row = document.createElement("tr")
        const head = document.createElement("th")
        head.scope = "row"
        head.textContent = name
        const cell = document.createElement("td")
        if (kind === "personal") {
          cell.className = "personal"
          cell.textContent = texts.personal
        } else {
          const select = document.createElement("select")
          select.setAttribute("aria-label", texts.label.replace("{name}", name))
          select.append(option("", texts.none), ...data.options.map(([value, text]) => option(value, text)))
          select.dataset.key = key
          cell.append(select)
        }
        row.append(head, cell)
        return row
      }),
    )
  }
  const selects = [...body.querySelectorAll("select")]
  const told = data.columns.filter(([, , kind]) => kind !== "personal")
  told.forEach(([, , kind, field], place) => {
    const select = selects[place]
    select.value = field
    select.closest("tr").toggleAttribute("data-open", kind === "unknown")
    select.onchange = () => setTriggerValue("told", [select.dataset.key, select.value])
  })
}
