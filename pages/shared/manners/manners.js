// What Streamlit leaves to nobody: the language of the page, the order of headings, a download that failed.
const SHOWN = 20000

export default function ({ data }) {
  document.documentElement.lang = data.language
  for (const [name, words] of Object.entries(data.words)) {
    document.documentElement.style.setProperty(name, JSON.stringify(words))
  }
  const look = root => {
    if (!(root instanceof Element)) return
    for (const heading of found(root, "[data-testid=stMain] h3")) heading.setAttribute("aria-level", "2")
    for (const failed of found(root, "[data-testid=stDownloadButtonError]")) tell(failed, data.failed)
  }
  look(document.body)
  const watch = new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(look)))
  watch.observe(document.body, { childList: true, subtree: true })
  return () => watch.disconnect()
}

const found = (root, wanted) => [...(root.matches(wanted) ? [root] : []), ...root.querySelectorAll(wanted)]

// Where the button stands, and over the page: the menu that it stands in may be closed by now.
function tell(failed, words) {
  failed.textContent = words
  const told = Object.assign(document.createElement("div"), { textContent: words })
  told.setAttribute("role", "alert")
  told.style.cssText =
    "position: fixed; z-index: 1000000; bottom: 1rem; left: 1rem; right: 1rem; margin: auto; width: fit-content;" +
    "padding: 0.8rem 1.2rem; border-radius: 0.5rem; background: #8c1d18; color: #fff; font: 1rem var(--st-font, sans-serif)"
  document.body.append(told)
  setTimeout(() => told.remove(), SHOWN)
}
