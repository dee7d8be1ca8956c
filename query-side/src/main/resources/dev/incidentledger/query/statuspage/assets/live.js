// Keeps the open page up to date: on each new revision the content is fetched again and put in place.
(() => {
  if (!window.EventSource) return
  const main = document.getElementById('main')
  let revision = 0
  let shown = ''

  // Where an element stands, told from the nearest one around it that keeps its name: what lies elsewhere may move.
  const placeOf = element => {
    const named = element.closest('#main [id], #main [aria-labelledby]')
    if (!named) return () => null
    const way = []
    for (let at = element; at !== named; at = at.parentElement) {
      way.unshift([...at.parentElement.children].indexOf(at))
    }
    const name = named.id ? `#${CSS.escape(named.id)}` : `[aria-labelledby="${named.getAttribute('aria-labelledby')}"]`
    return () => way.reduce((at, place) => at?.children[place], main.querySelector(name))
  }

  const overall = () => document.getElementById('overall')?.textContent

  const swap = html => {
    const next = new DOMParser().parseFromString(html, 'text/html')
    const content = next.getElementById('main')
    if (!content || next.documentElement.lang !== document.documentElement.lang) return
    for (const open of main.querySelectorAll('details[open][id]')) {
      next.getElementById(open.id)?.setAttribute('open', '')
    }
    const focused = document.activeElement
    const place = placeOf(focused)
    const said = overall()
    main.replaceChildren(...content.childNodes)
    document.title = next.title
    const again = place()
    if (again?.tagName === focused.tagName) again.focus({ preventScroll: true })
    if (overall() && overall() !== said) document.getElementById('announcement').textContent = overall()
    document.dispatchEvent(new Event('page-swapped'))
  }

  const refresh = async () => {
    const asked = ++revision
    try {
      const answer = await fetch(location.href, { cache: 'no-cache' })
      const html = await answer.text()
      if (!answer.ok || asked !== revision || html === shown) return
      shown = html
      swap(html)
    } catch {
      // The next revision brings what this one could not.
    }
  }

  // A browser comes back by itself when it is cut off, not when it was refused.
  const listen = () => {
    const source = new EventSource('/live')
    source.addEventListener('page', refresh)
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 30_000 + Math.random() * 30_000)
    })
  }

  listen()
})()
