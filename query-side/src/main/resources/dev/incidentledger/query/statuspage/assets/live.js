// Keeps the open page up to date: on each new revision the content is fetched again, and what changed is put in place.
(() => {
  if (!window.EventSource) return
  const main = document.getElementById('main')
  let asked
  let [revision, tag] = [0, '']
  // As it was served: this comes before the script that adds the reader's own times.
  let shown = main.cloneNode(true)

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

  const copies = (elements, old) => elements.map(element => {
    const copy = document.importNode(element, true)
    for (const open of old.flatMap(each => [...each.querySelectorAll('details[open][id]')])) {
      copy.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute('open', '')
    }
    return copy
  })

  // Words and times are replaced with what stands around them, where the reader's own times may have been added.
  const isProse = element => element.querySelector(':scope > time')
    || [...element.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim())

  const isOneContainer = (before, now) => !isProse(before) && !isProse(now) && before.cloneNode().isEqualNode(now.cloneNode())

  // Between the first and the last child that differ; all else stays, and with it what is selected or read in it.
  const patch = (live, before, now) => {
    const [old, was, is] = [live, before, now].map(element => [...element.children])
    if (old.length !== was.length) return live.replaceChildren(...copies(is, old))
    let first = 0
    while (first < was.length && first < is.length && was[first].isEqualNode(is[first])) first++
    let [end, to] = [was.length, is.length]
    while (end > first && to > first && was[end - 1].isEqualNode(is[to - 1])) { end--; to-- }
    if (end - first !== to - first) {
      const gone = old.slice(first, end)
      const come = copies(is.slice(first, to), gone)
      old[end] ? old[end].before(...come) : live.append(...come)
      return gone.forEach(element => element.remove())
    }
    for (let i = first; i < end; i++) {
      if (isOneContainer(was[i], is[i])) patch(old[i], was[i], is[i])
      else old[i].replaceWith(...copies([is[i]], [old[i]]))
    }
  }

  const told = (content, id) => content.querySelector(`#${id}`)

  const announce = (before, now) => {
    const news = ['overall', 'news'].map(id => [told(before, id), told(now, id)])
      .filter(([was, is]) => is && !is.isEqualNode(was) && !(Date.parse(was?.dataset.at) > Date.parse(is.dataset.at)))
      .map(([, is]) => is.textContent)
    if (news.length) document.getElementById('announcement').textContent = news.join('. ')
  }

  const swap = html => {
    const next = new DOMParser().parseFromString(html, 'text/html')
    const content = next.getElementById('main')
    if (!content || next.documentElement.lang !== document.documentElement.lang || content.isEqualNode(shown)) return
    const focused = document.activeElement
    const place = placeOf(focused)
    patch(main, shown, content)
    document.title = next.title
    document.dispatchEvent(new Event('page-swapped'))
    const again = focused.isConnected ? null : place()
    if (again?.tagName === focused.tagName) again.focus({ preventScroll: true })
    announce(shown, content)
    shown = content
  }

  // A cache may hold an old copy under each address that it has seen, so every attempt has an address of its own.
  const load = async (wanted, attempt) => {
    const address = new URL(location.href)
    address.searchParams.set('revision', `${wanted}-${attempt}`)
    try {
      const answer = await fetch(address, { cache: 'no-store', headers: { 'If-None-Match': tag } })
      const { status, headers } = answer
      // Where nothing is, nothing newer comes.
      if (status === 404) return { revision: wanted, tag, html: '' }
      if (!answer.ok && status !== 304) return null
      return {
        revision: Number(headers.get('Page-Revision') ?? wanted),
        tag: headers.get('ETag') ?? '',
        html: await answer.text(),
      }
    } catch {
      return null
    }
  }

  const pause = attempt => new Promise(over => setTimeout(over, (0.5 + Math.random()) * Math.min(60_000, 1000 * 2 ** attempt)))

  // Until what came is of the revision that was told, or another one is told.
  const refresh = async wanted => {
    asked = wanted
    for (let attempt = 0; ; attempt++) {
      const page = await load(wanted, attempt)
      if (asked !== wanted) return
      const isThere = page?.revision >= wanted
      if (isThere || page?.revision > revision) {
        revision = page.revision
        tag = page.tag
        swap(page.html)
      }
      if (isThere) return
      await pause(attempt)
      if (asked !== wanted) return
    }
  }

  // A browser comes back by itself when it is cut off, not when it was refused.
  const listen = () => {
    const source = new EventSource('/live')
    source.addEventListener('page', event => refresh(JSON.parse(event.data).revision))
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 30_000 + Math.random() * 30_000)
    })
  }

  listen()
})()
