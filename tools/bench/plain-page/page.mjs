const list = /** @type {HTMLElement} */ (document.querySelector('[role=listbox]'))
const article = /** @type {HTMLElement} */ (document.querySelector('.article-text'))

for (const file of new URLSearchParams(location.search).getAll('text')) {
  const option = document.createElement('div')
  option.role = 'option'
  option.tabIndex = 0
  option.textContent = (await read(file)).split('\n', 1)[0] ?? ''
  option.addEventListener('pointerdown', async () => {
    const paragraphs = (await read(file)).split('\n').map((line) => {
      const paragraph = document.createElement('p')
      paragraph.textContent = line
      return paragraph
    })
    article.replaceChildren(...paragraphs)
  })
  list.append(option)
}
// In the app, too, the face is there before a second article is opened.
await Promise.all(
  ['400 19px', '700 25px'].map((font) => document.fonts.load(`${font} "Noto Naskh Arabic Variable"`, 'مقال')),
)
document.documentElement.classList.add('ready')

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function read(url) {
  return (await fetch(url)).text()
}
