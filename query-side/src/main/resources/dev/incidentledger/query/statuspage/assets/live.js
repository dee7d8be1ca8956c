// Keeps the open page up to date: on each new revision the content is fetched again and put in place.
(() => {
  if (!window.EventSource) return
  const main = () => document.getElementById('main')

  // The way from the content down to an element, by places among siblings.
  const wayTo = element => {
    const way = []
    for (; element !== main(); element = element.parentElement) {
      if (!element) return null
      way.unshift([...element.parentElement.children].indexOf(element))
    }
    return way
  }

  const swap = html => {
    const next = new DOMParser().parseFromString(html, 'text/html')
    const content = next.getElementById('main')
    if (!content || next.documentElement.lang !== document.documentElement.lang) return
    const focused = document.activeElement
    const way = wayTo(focused)
    for (const open of main().querySelectorAll('details[open][id]')) {
      next.getElementById(open.id)?.setAttribute('open', '')
    }
    const said = document.getElementById('overall')?.textContent
    main().replaceChildren(...content.childNodes)
    document.title = next.title
    const again = way && ((focused.id && document.getElementById(focused.id)) ||
      way.reduce((at, place) => at?.children[place], main()))
    if (again?.tagName === focused.tagName) again.focus({ preventScroll: true })
    const overall = document.getElementById('overall')?.textContent
    if (overall && overall !== said) document.getElementById('announcement').textContent = overall
    document.dispatchEvent(new Event('page-swapped'))
  }

  let revision = 0
  new EventSource('/live').addEventListener('page', async () => {
    const asked = ++revision
    try {
      const answer = await fetch(location.href, { cache: 'no-cache' })
      const html = await answer.text()
      if (answer.ok && asked === revision) swap(html)
    } catch {
      // The next revision brings what this one could not.
    }
  })
})()
