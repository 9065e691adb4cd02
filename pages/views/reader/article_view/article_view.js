// The article from data: every word goes through textContent, so that nothing in it can become markup.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = document.createElement("div")
  root.className = `root ${data.layers.map(layer => `on-${layer}`).join(" ")}`
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
  parentElement.querySelector(".root")?.remove()
  parentElement.append(root)
  new Tip(root, data, picked => setTriggerValue("picked", picked)).listen()
  show(root, data.at.join("-"), parentElement)
}

function element(stretch, before, data) {
  const span = document.createElement("span")
  span.textContent = stretch.t
  span.stretch = stretch
  const statement = data.statements[stretch.q]
  const named = data.entities[stretch.e]
  const classes = []
  if (statement) classes.push("statement", statement.kind)
  if (stretch.c !== undefined) classes.push("cue")
  if (statement || stretch.c !== undefined) {
    span.style.setProperty("--speaker", (statement ?? data.statements[stretch.c]).colour)
  }
  if (named) classes.push("named", named.kind, stretch.h)
  if (stretch.f) classes.push("furniture")
  if (stretch.a) classes.push("question")
  if (stretch.at) classes.push("there")
  const begins = (statement && before.q !== stretch.q) || (named && (before.e !== stretch.e || before.h !== stretch.h)) || (stretch.a && !before.a)
  if (begins) {
    span.tabIndex = 0
    span.setAttribute("role", "button")
    span.setAttribute("aria-description", hint(stretch, data).map(({ text }) => text).join(". "))
  }
  span.className = classes.join(" ")
  return span
}

// What can be said of a stretch: of the name, then of the statement, each with a line that heads it.
function hint(stretch, data) {
  const named = data.entities[stretch.e]
  const statement = data.statements[stretch.q ?? stretch.c ?? stretch.b]
  const blocks = [named && [...named.hint, data.how[stretch.h]], statement && statement.hint, stretch.a && [data.question]].filter(Boolean)
  return blocks.flatMap(lines => lines.map((text, i) => ({ text, head: i === 0 })))
}

// Hover says what is there; a click, a tap, Enter or a selection keeps it open with the button that corrects.
class Tip {
  constructor(root, data, pick) {
    Object.assign(this, { root, data, pick, box: document.createElement("div"), open: false })
    this.box.className = "tip"
    root.append(this.box)
  }

  listen() {
    const { root } = this
    root.onpointerover = ({ pointerType, target }) => {
      if (!this.open && pointerType !== "touch" && !this.box.contains(target)) this.say(target)
    }
    root.onpointerleave = () => { if (!this.open) this.hide() }
    root.onfocusin = ({ target }) => { if (!this.open && target.stretch) this.say(target) }
    root.onkeydown = event => {
      if (event.key === "Escape") this.hide()
      if ((event.key === "Enter" || event.key === " ") && event.target.stretch) {
        event.preventDefault()
        this.offer(event.target, place(event.target), true)
      }
    }
    root.onpointerup = ({ target }) => {
      if (this.box.contains(target)) return
      setTimeout(() => { // the browser changes the selection only after this event
        const chosen = selection(root)
        if (chosen) this.offer(target, { ...chosen, selected: true })
        else if (target.stretch && hint(target.stretch, this.data).length) this.offer(target, place(target))
        else this.hide()
      }, 10)
    }
  }

  say(span) {
    const lines = span?.stretch ? hint(span.stretch, this.data) : []
    this.box.replaceChildren(...lines.map(({ text, head }) => Object.assign(document.createElement("div"), {
      textContent: text, className: head ? "head" : "" })))
    this.put(span, lines.length > 0)
  }

  offer(span, picked, focus = false) {
    this.say(picked.selected ? null : span)
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.data.fix })
    button.onclick = () => { this.hide(); this.pick(picked) }
    this.box.append(button)
    this.open = true
    this.put(span, true)
    if (focus) button.focus()
  }

  put(span, shown) {
    this.box.classList.toggle("shown", shown)
    if (!shown || !span?.getClientRects) return
    const frame = this.root.getBoundingClientRect()
    const at = [...span.getClientRects()].at(0)
    const above = at.top - this.box.offsetHeight > 70
    this.box.style.left = `${Math.max(0, Math.min(at.left - frame.left, frame.width - this.box.offsetWidth))}px`
    this.box.style.top = `${above ? at.top - frame.top - this.box.offsetHeight - 4 : at.bottom - frame.top + 4}px`
  }

  hide() {
    this.open = false
    this.box.classList.remove("shown")
  }
}

const place = ({ stretch }) => ({ start: stretch.s, stop: stretch.s + length(stretch.t), selected: false })

// What is selected, as a place in the text; browsers differ in how they tell of a selection in a shadow root.
function selection(root) {
  const home = root.getRootNode()
  const chosen = (home.getSelection ? home : document).getSelection()
  if (!chosen || !chosen.rangeCount) return null
  let range = chosen.getRangeAt(0)
  if (!root.contains(range.startContainer) && chosen.getComposedRanges) {
    range = chosen.getComposedRanges({ shadowRoots: [home] })[0] ?? range
  }
  const start = offset(root, range.startContainer, range.startOffset)
  const stop = offset(root, range.endContainer, range.endOffset)
  return start !== null && stop !== null && start < stop ? { start, stop } : null
}

// The place in the text, in code points, of a place in the page.
function offset(root, node, inside) {
  if (!root.contains(node)) return null
  if (node.nodeType === Node.TEXT_NODE) {
    const { stretch } = node.parentElement
    return stretch ? stretch.s + length(node.data.slice(0, inside)) : null
  }
  const spans = [...root.querySelectorAll("p > span")]
  const next = node.childNodes[inside]
  const following = next && spans.find(span => next.contains(span) || span.contains(next))
  if (following) return following.stretch.s
  const last = spans.filter(span => node.contains(span)).at(-1)
  return last ? last.stretch.s + length(last.stretch.t) : null
}

const length = text => [...text].length

function show(root, at, parentElement) {
  const there = root.querySelectorAll(".there")
  if (!there.length || parentElement.shown === at) return
  parentElement.shown = at
  there.forEach(span => span.classList.add("flash"))
  requestAnimationFrame(() => there[0].scrollIntoView({ block: "center", behavior: "smooth" }))
}
