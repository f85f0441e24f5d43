// Pictures say what they show: each has a title, a description, and the same numbers in words beside it.

import { show } from './browser.mjs'

export async function figures(tab, thing) {
  await show(tab, thing)
  const faults = await tab.page.evaluate(described)
  faults.push(...await tab.page.evaluate(sameNumbers))
  faults.push(...await affectedReleases(tab, thing))
  return faults
}

// Runs in the page.
function described() {
  const faults = []
  for (const picture of document.querySelectorAll('svg.figure')) {
    const names = (picture.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
    if (picture.getAttribute('role') !== 'img') faults.push('a picture is no image')
    if (names.length === 0 || names.some((name) => !name?.textContent.trim() || !picture.contains(name))) faults.push('a picture is not named')
    if (!picture.matches('.share') && names.length < 2) faults.push(`is not described: ${names[0]?.textContent}`)
    const room = picture.viewBox.baseVal
    for (const mark of picture.querySelectorAll('rect, circle, text')) {
      const box = mark.getBBox()
      const isOut = box.x < -1 || box.y < -1 || box.x + box.width > room.width + 1 || box.y + box.height > room.height + 1
      if (isOut && !mark.hasAttribute('transform')) faults.push(`cuts off ${mark.localName} ${mark.textContent} of ${names[0].textContent}`)
    }
  }
  return faults
}

// Runs in the page.
function sameNumbers() {
  const faults = []
  const expect = (what, is) => { if (!is) faults.push(what) }
  const number = (text) => Number(text.replace(/[^0-9]/g, ''))
  const tableOf = (picture) => picture.closest('.figure-room').parentElement.querySelector(':scope > details table, :scope > .table table')
  const behind = (picture, selector) => {
    let next = picture.closest('.figure-room')
    while (next && !next.matches(selector)) next = next.nextElementSibling
    return next
  }
  const cells = (row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())
  const rowsOf = (place) => [...place.querySelectorAll('tbody tr')]

  for (const picture of document.querySelectorAll('svg[aria-labelledby^="years-title"]')) {
    const shown = [...picture.querySelectorAll('text.name')].map((name) => {
      const y = name.getAttribute('y')
      const bars = [...picture.querySelectorAll('rect')].filter((bar) => Number(bar.getAttribute('y')) === Number(y) - 16)
      return [name.textContent, bars.map((bar) => Number(bar.getAttribute('width')))]
    })
    const rows = rowsOf(tableOf(picture))
    expect('years differ', shown.map(([year]) => year).join() === rows.map((row) => row.querySelector('th').textContent).join())
    rows.forEach((row, place) => {
      const counts = cells(row).map(number)
      const total = counts.pop()
      expect(`a year does not add up: ${row.textContent}`, counts.reduce((sum, count) => sum + count, 0) === total)
      const bars = shown[place][1]
      const drawn = counts.filter((count) => count > 0)
      const width = bars.reduce((sum, bar) => sum + bar, 0)
      expect(`bars are not as long as the numbers: ${row.textContent}`, bars.length === drawn.length && drawn.every((count, at) => Math.abs(bars[at] / width - count / total) < 0.02))
    })
  }
  for (const picture of document.querySelectorAll('svg[aria-labelledby^="speed-title"]')) {
    const rows = rowsOf(behind(picture, 'details'))
    const dots = [...picture.querySelectorAll('circle')]
    expect('dots differ from the cases', dots.map((dot) => dot.textContent).sort().join() === rows.map((row) => row.querySelector('th').textContent).sort().join())
    const far = new Map(dots.map((dot) => [dot.textContent, Number(dot.getAttribute('cx'))]))
    const days = new Map(rows.map((row) => [row.querySelector('th').textContent, number(cells(row)[2])]))
    const scale = Math.max(...[...far.values()].map((x) => x - 40)) / Math.max(...days.values())
    for (const [id, x] of far) expect(`${id} stands at another day`, Math.abs(x - 40 - days.get(id) * scale) < 3)
  }
  const promises = document.querySelector('#statistics-promises')
  if (promises) {
    for (const row of rowsOf(promises.parentElement)) {
      const [, share, kept, missed] = cells(row)
      const bar = row.querySelector('.bar-good')
      const percent = Math.floor(100 * number(kept) / Math.max(1, number(kept) + number(missed)))
      if (bar) expect(`a share differs: ${share}`, Number(bar.getAttribute('width')) === percent)
    }
  }
  for (const picture of document.querySelectorAll('svg[aria-labelledby^="timeline-figure"]')) {
    const names = [...picture.querySelectorAll('text.name')].map((name) => name.textContent.trim())
    const events = [...behind(picture, 'ol').querySelectorAll('.event')].map((event) => event.firstChild.textContent.trim())
    expect(`the timeline shows ${names}, the list ${events}`, names.join() === events.join())
    expect('an event has no dot', picture.querySelectorAll('circle').length === events.length)
  }
  for (const picture of document.querySelectorAll('svg[aria-labelledby^="support-figure"]')) {
    const names = [...picture.querySelectorAll('text.name')].map((name) => name.textContent.replace(/[●○→]/g, '').trim()).filter(Boolean)
    const rows = rowsOf(behind(picture, 'details')).map((row) => row.querySelector('th').textContent)
    expect(`the bars are ${names}, the branches ${rows}`, names.join() === rows.join())
  }
  for (const picture of document.querySelectorAll('svg[aria-labelledby^="ranges-figure"]')) {
    const table = document.querySelector('table.matrix')
    const rows = rowsOf(table)
    const ids = [...table.querySelectorAll('thead a')].map((id) => id.textContent)
    const names = [...picture.querySelectorAll('text.name')]
    expect('the advisories differ', names.map((name) => name.textContent.split(' ')[0]).join() === ids.join())
    names.forEach((name, column) => {
      const bars = [...picture.querySelectorAll('rect')].filter((bar) => Number(bar.getAttribute('y')) === Number(name.getAttribute('y')) - 14)
      const width = bars.reduce((sum, bar) => sum + Number(bar.getAttribute('width')) + 2, 0)
      const affected = rows.filter((row) => row.querySelectorAll('td')[column + 1].querySelector('.mark')).length
      expect(`${ids[column]} has bars of ${width} for ${affected} releases`, Math.abs(width - affected * 480 / rows.length) <= bars.length)
    })
  }
  return faults
}

// The bars of an advisory are as long as the table of its product's releases says.
async function affectedReleases(tab, thing) {
  const pictures = await tab.page.evaluate(() => [...document.querySelectorAll('.affected-figure')].map((figure) => {
    const widths = (selector) => [...figure.querySelectorAll(selector)].map((bar) => Number(bar.getAttribute('width')) + 2)
    return { href: figure.querySelector('h3 a').getAttribute('href'), affected: widths('[class^="level-"]'), clear: widths('.bar-good') }
  }))
  const faults = []
  const id = thing.address.split('/').at(-2)
  for (const { href, affected, clear } of pictures) {
    await show(tab, { address: href })
    const [count, all] = await tab.page.evaluate((id) => {
      const column = [...document.querySelectorAll('.matrix thead a')].findIndex((link) => link.textContent === id)
      const rows = [...document.querySelectorAll('.matrix tbody tr')]
      return [rows.filter((row) => row.querySelectorAll('td')[column + 1].querySelector('.mark')).length, rows.length]
    }, id)
    const sum = (widths) => widths.reduce((sum, width) => sum + width, 0)
    if (count === 0 || Math.abs(sum(affected) - count * 480 / all) > affected.length) faults.push(`bars of ${sum(affected)} for ${count} of ${all} releases of ${href}`)
    if (sum(affected) + sum(clear) > 480) faults.push(`bars cover each other: ${href}`)
  }
  return faults
}
