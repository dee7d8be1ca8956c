// Adds to each time what it is for the reader, where the reader's clock shows another.
(() => {
  const { lang, dataset: { zone: timeZone } } = document.documentElement
  const day = { year: 'numeric', month: 'short', day: 'numeric' }
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const add = () => {
    for (const mark of document.querySelectorAll('time:not([data-told])')) {
      const say = options => new Date(mark.dateTime).toLocaleString(lang, options)
      mark.dataset.told = ''
      if (say({ ...day, ...time, timeZone }) === say({ ...day, ...time })) continue
      const shown = say({ ...day, timeZone }) === say(day) ? time : { ...day, ...time }
      const local = document.createElement('span')
      local.className = 'local'
      local.textContent = `(${say({ ...shown, timeZoneName: 'short' })})`
      mark.after(' ', local)
    }
  }
  add()
  document.addEventListener('page-swapped', add)
})()
