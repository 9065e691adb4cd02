// Paragraphs from data: every word of a text goes through textContent.
export default function ({ data, parentElement }) {
  const root = document.createElement("div")
  root.className = `root ${data.look}`
  for (const block of data.blocks ?? []) {
    const paragraph = document.createElement("p")
    for (const run of block) paragraph.append(element(run, data))
    root.append(paragraph)
  }
  if (data.rows) root.append(table(data))
  if (data.visit) go(data.visit)
  if (data.lands) return land(root, parentElement)
  parentElement.querySelector(".root")?.remove()
  parentElement.append(root)
}

// Opens an address of ours as «forward» does: Streamlit then shows its page without a reload. (Asked to switch the page
// from Python, it writes the new parameters behind the old page's path first, and «back» would lead there.)
function go(href) {
  history.pushState({}, "", href)
  window.golosaVisit = location.href
  window.dispatchEvent(new Event("golosa-visit"))
  window.dispatchEvent(new PopStateEvent("popstate"))
}

// The screen goes to what a link chose, however far below it is; charts above may still grow, a reader who scrolls stays.
function land(root, parentElement) {
  parentElement.querySelector(".root")?.remove()
  parentElement.append(root)
  const arrive = () => {
    if (window.golosaVisit !== location.href) return
    window.golosaVisit = null
    const still = new AbortController()
    for (const moved of ["wheel", "touchmove", "keydown"]) {
      window.addEventListener(moved, () => still.abort(), { signal: still.signal, passive: true })
    }
    for (const wait of [0, 250, 700, 1500]) {
      setTimeout(() => { if (!still.signal.aborted) root.scrollIntoView({ block: "start" }) }, wait)
    }
    setTimeout(() => still.abort(), 1600)
  }
  const again = () => setTimeout(arrive, 600) // the same choice once more draws nothing anew
  arrive()
  window.addEventListener("golosa-visit", again)
  return () => window.removeEventListener("golosa-visit", again)
}

function table(data) {
  const made = document.createElement("table")
  made.style.setProperty("--cells", data.header.length)
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
    row.forEach((given, i) => {
      const cell = line.insertCell(), runs = [given].flat()
      cell.className = runs[0]?.style?.match(/\b(number|before|node|after)\b/)?.[0] ?? ""
      cell.dataset.head = data.header[i]
      for (const run of runs) cell.append(element(run, data))
    })
  }
  return made
}

function element(run, data) {
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
      go(run.href)
    }
  }
  if (run.copy) {
    made.type = "button"
    made.setAttribute("aria-label", run.text)
    made.onclick = async () => {
      await copy(run.copy === "here:" ? location.href : run.copy)
      made.textContent = data.copied || run.text
      setTimeout(() => { made.textContent = run.text }, Math.max(1600, 70 * made.textContent.length))
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
