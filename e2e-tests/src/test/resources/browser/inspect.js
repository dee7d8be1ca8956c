// Tells what of a document is neither a page's own nor what an operator's Markdown may become, and which texts it does not say.
(() => {
  const set = words => new Set(words.split(' '))
  const OWN = set('html head meta title link script style body header main nav footer section article figure figcaption div '
    + 'h1 h2 h3 h4 p ul ol li dl dt dd details summary blockquote a b span time small var strong em code pre br hr svg symbol circle path rect '
    + 'use g text form label input button table thead tbody tr th td')
  const OWN_ATTRIBUTES = set('lang data-zone data-var charset name content title rel href hreflang type src defer class id '
    + 'tabindex hidden datetime role aria-hidden aria-label aria-labelledby aria-live aria-current viewBox preserveAspectRatio width '
    + 'height d cx cy r x y rx fill text-anchor font-family font-size textLength lengthAdjust xmlns reversed open data-told data-at '
    + 'action method for value autocomplete spellcheck required scope inputmode pattern download data-label')
  const MARKDOWN = set('h1 h2 p ul ol li blockquote strong em code pre br hr a b time')
  const MARKDOWN_ATTRIBUTES = set('href rel start class datetime data-told')
  const ADDRESS = /^(?:#|\/(?![/\\])|https?:\/\/[^/\\\s]|mailto:)/
  const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

  // No page says what HTML forbids.
  const NO_CHARACTERS = /[\ufdd0-\ufdef\ufffe\uffff]/g

  const plain = text => text.replace(BIDI, '').replace(NO_CHARACTERS, '').replace(/\s+/g, ' ').trim()

  const strange = element => {
    const told = element.parentElement?.closest('.text, blockquote')
    const allowed = told ? MARKDOWN_ATTRIBUTES : OWN_ATTRIBUTES
    const attributes = [...element.attributes]
    return !(told ? MARKDOWN : OWN).has(element.localName)
      || attributes.some(({ name }) => !allowed.has(name))
      || attributes.some(({ name, value }) => ['href', 'src', 'action'].includes(name) && !ADDRESS.test(value))
      || (element.localName === 'script' && (element.text !== '' || !element.getAttribute('src').startsWith('/assets/')))
      || (element.localName === 'style' && element.closest('body'))
  }

  globalThis.inspect = (document, texts) => {
    const said = plain(document.documentElement.textContent)
    const between = document.createNodeIterator(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION)
    const odd = []
    for (let node = between.nextNode(); node; node = between.nextNode()) {
      // The sanitizer parts braces by an empty comment, so that no template engine takes them for its own. The other is ours.
      if (![' ', 'notice'].includes(node.data)) odd.push(`A comment or instruction: ${node.data}`)
    }
    return [
      ...[...document.querySelectorAll('*')].filter(strange).map(element => element.outerHTML),
      ...odd,
      ...(document.querySelector('parsererror') ? ['It is not well formed'] : []),
      ...(BIDI.test(document.documentElement.textContent) ? ['It turns the direction of text'] : []),
      ...texts.filter(text => !said.includes(plain(text))).map(text => `It does not say ${text}`)
    ]
  }

  const fetched = async (path, type) => new DOMParser().parseFromString(await (await fetch(path)).text(), type)

  const inspectAt = async ({ path, type, texts }) =>
    inspect(await fetched(path, type), texts).map(complaint => `${complaint} (${path})`)

  globalThis.inspectAll = async documents => (await Promise.all(documents.map(inspectAt))).flat()

  // A feed's own elements are checked by name; its entries are HTML in text.
  globalThis.inspectFeed = async (path, entry, title, content, texts) => {
    const feed = await fetched(path, 'application/xml')
    const titles = [...feed.querySelectorAll(`${entry} > ${title}`)].map(element => plain(element.textContent))
    const entries = [...feed.querySelectorAll(`${entry} > ${content}`)]
      .flatMap(element => inspect(new DOMParser().parseFromString(element.textContent, 'text/html'), []))
    return [
      ...(feed.querySelector('parsererror') ? ['It is not well formed'] : []),
      ...[...feed.querySelectorAll('*')].filter(element => /^(?:script|img|svg|iframe)$/.test(element.localName)).map(e => e.outerHTML),
      ...entries,
      ...texts.filter(text => !titles.includes(plain(text))).map(text => `It does not say ${text}`)
    ]
  }
})()
