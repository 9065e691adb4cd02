// Paragraphs from data: every word of a text goes through textContent.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = document.createElement("div")
  root.className = `root ${data.look}`
  for (const block of data.blocks ?? []) {
    const paragraph = document.createElement("p")
    for (const run of block) paragraph.append(element(run, data, setTriggerValue))
    root.append(paragraph)
  }
  if (data.rows) root.append(table(data, setTriggerValue))
  parentElement.querySelector(".root")?.remove()
  parentElement.append(root)
}

function table(data, setTriggerValue) {
  const made = document.createElement("table")
  const head = made.createTHead().insertRow()
  const numeric = data.rows[0]?.map(cell => /\bnumber\b/.test(cell.style ?? "")) ?? []
  data.header.forEach((name, i) => {
    const cell = document.createElement("th")
    cell.scope = "col"
    cell.textContent = name
    if (numeric[i]) cell.className = "number"
    head.append(cell)
  })
  const body = made.createTBody()
  for (const row of data.rows) {
    const line = body.insertRow()
    for (const run of row) {
      const cell = line.insertCell()
      if (/\bnumber\b/.test(run.style ?? "")) cell.className = "number"
      cell.append(element(run, data, setTriggerValue))
    }
  }
  return made
}

function element(run, data, setTriggerValue) {
  const made = document.createElement(run.copy ? "button" : run.href ? "a" : isMark(run) ? "mark" : "span")
  made.textContent = run.text
  made.className = run.style ?? ""
  if (run.hint) made.title = run.hint
  if (run.colour) made.style.setProperty("--colour", run.colour)
  if (run.href) {
    made.href = run.href
    made.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      setTriggerValue("go", { page: run.page, params: run.params ?? {} })
    }
  }
  if (run.copy) {
    made.type = "button"
    made.onclick = async () => {
      await copy(run.copy)
      made.textContent = data.copied || run.text
      setTimeout(() => { made.textContent = run.text }, 1600)
    }
  }
  return made
}

const isMark = run => /\b(mark|title|cue)\b/.test(run.style ?? "")

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement("textarea") // an address that is neither localhost nor https
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand("copy")
  area.remove()
}
