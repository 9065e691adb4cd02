// The article from data: every word goes through textContent, so that nothing in it can become markup.
export default function ({ data, parentElement, setStateValue }) {
  const root = document.createElement("div")
  root.className = `root ${data.layers.map(layer => `on-${layer}`).join(" ")}`
  const tip = document.createElement("div")
  tip.className = "tip"
  tip.setAttribute("role", "tooltip")
  for (const stretches of data.paragraphs) {
    const paragraph = document.createElement("p")
    if (stretches[0] && stretches[0].s === data.title) paragraph.className = "headline"
    let before = {}
    for (const stretch of stretches) {
      paragraph.append(element(stretch, before, data))
      before = stretch
    }
    root.append(paragraph)
  }
  root.append(tip)
  parentElement.querySelector(".root")?.remove()
  parentElement.append(root)
  listen(root, tip, data, setStateValue)
  goTo(root, data.at, parentElement)
}

function element(stretch, before, data) {
  const span = document.createElement("span")
  span.textContent = stretch.t
  span.dataset.start = stretch.s
  span.stretch = stretch
  const classes = []
  const statement = data.statements[stretch.q]
  const named = data.entities[stretch.e]
  if (statement) {
    classes.push("statement", statement.kind)
    span.style.setProperty("--speaker", statement.colour || "var(--st-gray-color)")
  }
  if (stretch.c !== undefined) {
    classes.push("cue")
    span.style.setProperty("--speaker", data.statements[stretch.c].colour || "var(--st-gray-color)")
  }
  if (named) classes.push("named", named.kind, stretch.h)
  if (stretch.f) classes.push("furniture")
  const begins = (statement && before.q !== stretch.q) || (named && (before.e !== stretch.e || before.h !== stretch.h))
  if (begins || stretch.c !== undefined) {
    span.tabIndex = 0
    span.setAttribute("role", "button")
    span.setAttribute("aria-description", hint(stretch, data).join(". "))
  }
  span.className = classes.join(" ")
  return span
}

function hint(stretch, data) {
  const lines = []
  if (stretch.e !== undefined) lines.push(...data.entities[stretch.e].hint, data.how[stretch.h])
  const statement = stretch.q ?? stretch.c ?? stretch.b
  if (statement !== undefined) lines.push(...data.statements[statement].hint)
  return lines.filter(Boolean)
}

function listen(root, tip, data, setStateValue) {
  const show = span => {
    const lines = span?.stretch ? hint(span.stretch, data) : []
    tip.replaceChildren(...lines.map(line => Object.assign(document.createElement("div"), { textContent: line })))
    tip.classList.toggle("shown", lines.length > 0)
    if (!lines.length) return
    const [box, place] = [root.getBoundingClientRect(), span.getClientRects()[0]]
    tip.style.left = `${Math.max(0, Math.min(place.left - box.left, box.width - tip.offsetWidth))}px`
    const above = place.top - box.top - tip.offsetHeight - 6
    tip.style.top = `${place.top - tip.offsetHeight > 70 ? above : place.bottom - box.top + 6}px`
  }
  root.onpointerover = event => { if (event.pointerType !== "touch") show(event.target) }
  root.onpointerleave = () => show(null)
  root.onfocusin = event => show(event.target)
  root.onfocusout = () => show(null)
  root.onkeydown = event => {
    if ((event.key === "Enter" || event.key === " ") && event.target.stretch) {
      event.preventDefault()
      pick(root, event.target, setStateValue)
    }
    if (event.key === "Escape") show(null)
  }
  root.onpointerup = event => setTimeout(() => { // the browser sets the selection after this event
    const chosen = selection(root)
    if (chosen) setStateValue("picked", { ...chosen, selected: true })
    else if (event.target.stretch && event.target.classList.length) pick(root, event.target, setStateValue)
  }, 10)
}

function pick(root, span, setStateValue) {
  root.querySelectorAll(".picked").forEach(other => other.classList.remove("picked"))
  span.classList.add("picked")
  const start = span.stretch.s
  setStateValue("picked", { start, stop: start + length(span.stretch.t), selected: false })
}

function selection(root) {
  const home = root.getRootNode()
  const chosen = (home.getSelection ? home : document).getSelection()
  if (!chosen || chosen.isCollapsed || !chosen.toString().trim()) return null
  let range = chosen.getRangeAt(0)
  if (chosen.getComposedRanges && !root.contains(range.startContainer)) {
    const inside = chosen.getComposedRanges({ shadowRoots: [home] })[0]
    if (!inside) return null
    range = inside
  }
  const start = offset(root, range.startContainer, range.startOffset)
  const stop = offset(root, range.endContainer, range.endOffset)
  return start !== null && stop !== null && start < stop ? { start, stop } : null
}

// The place in the text, in code points, of a place in the page.
function offset(root, node, inside) {
  if (!root.contains(node)) return null
  if (node.nodeType === Node.TEXT_NODE) {
    const span = node.parentElement
    return span.stretch ? span.stretch.s + length(node.data.slice(0, inside)) : null
  }
  const next = node.childNodes[inside] ?? null
  const following = next && (next.stretch ? next : next.querySelector?.("[data-start]"))
  if (following?.stretch) return following.stretch.s
  const spans = [...(node.querySelectorAll?.("[data-start]") ?? [])]
  const last = node.stretch ? node : spans.at(-1)
  return last ? last.stretch.s + length(last.stretch.t) : null
}

const length = text => [...text].length

function goTo(root, at, parentElement) {
  const place = at ? at.join("-") : ""
  if (parentElement.shownPlace === place) { mark(root, at, false); return }
  parentElement.shownPlace = place
  mark(root, at, true)
}

function mark(root, at, scroll) {
  if (!at) return
  const there = [...root.querySelectorAll("[data-start]")].filter(
    ({ stretch }) => stretch.s < at[1] && stretch.s + length(stretch.t) > at[0])
  there.forEach(span => span.classList.add("there"))
  if (!scroll || !there.length) return
  there.forEach(span => span.classList.add("flash"))
  requestAnimationFrame(() => there[0].scrollIntoView({ block: "center", behavior: "smooth" }))
}
