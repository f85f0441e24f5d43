// Loads the page again when the site was made again, and tells what is wrong with its sources.

const own = document.currentScript.dataset.version
let stream
let panel
let told

// A hidden page does not listen: browsers open six connections to a host, and no more.
function follow() {
  if (document.visibilityState === 'hidden') {
    stream?.close()
    stream = undefined
  } else if (!stream) {
    stream = new EventSource('/-/events')
    stream.onmessage = ({ data }) => hear(JSON.parse(data))
  }
}

function hear({ version, problems }) {
  if (version !== own) location.reload()
  else if (JSON.stringify(problems) !== told) tell(problems)
}

// Shows the problems in a panel that the styles of the site do not reach; those that are shown are not told again.
function tell(problems) {
  const { summary, text, is_outdated } = problems
  panel?.remove()
  told = JSON.stringify(problems)
  if (!text) return
  panel = document.createElement('lucarne-preview')
  const shadow = panel.attachShadow({ mode: 'open' })
  const style = add(shadow, 'link')
  style.rel = 'stylesheet'
  style.href = '/-/preview.css'
  const details = add(shadow, 'details')
  details.open = is_outdated
  add(details, 'summary').textContent = is_outdated ? `${summary}: this page is older than its sources` : summary
  add(details, 'pre').textContent = text
  panel.lang = 'en'
  panel.dir = 'ltr'
  panel.setAttribute('role', is_outdated ? 'alert' : 'region')
  panel.setAttribute('aria-label', 'Problems of the sources')
  document.body.append(panel)
}

function add(parent, name) {
  return parent.appendChild(document.createElement(name))
}

document.addEventListener('visibilitychange', follow)
follow()
