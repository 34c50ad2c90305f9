/**
 * What is wrong with the look of a page, as far as a machine sees it: one line for each. Runs in the page, so all of it stands in one function.
 *
 * @returns {string[]}
 */
export function seenInPage() {
  /** @type {string[]} */
  const found = [];
  const root = document.documentElement;
  const shown = [...document.querySelectorAll('main *, header *')].filter(isShown);
  const texts = textsOf(document.body);
  pageIsNoWider();
  nothingIsCut();
  lettersAreOfTheScale();
  textsDoNotOverlap();
  picturesHoldTheirLetters();
  whatIsPressedCanBe();
  numbersAreAligned();
  axesHaveTitles();
  oneThingIsFirst();
  return [...new Set(found)];

  /** @typedef {{ readonly text: string, readonly of: Element, readonly left: number, readonly right: number, readonly top: number, readonly bottom: number }} Text */

  function pageIsNoWider() {
    const over = root.scrollWidth - root.clientWidth;
    if (over > 0) found.push(`the page is ${over} px wider than the screen`);
  }

  function nothingIsCut() {
    for (const element of shown) {
      if (!(element instanceof HTMLElement)) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      if (textOverflow === 'ellipsis' || element.matches('.hidden, select, input')) continue;
      const wide = element.scrollWidth - element.clientWidth;
      const high = element.scrollHeight - element.clientHeight;
      if (/hidden|clip/.test(overflowX) && wide > 1) found.push(`${named(element)} cuts ${wide} px at its side`);
      if (/hidden|clip/.test(overflowY) && high > 1) found.push(`${named(element)} cuts ${high} px at its foot`);
      const isScrolled = /auto|scroll/.test(overflowX);
      if (isScrolled && wide > 1 && element.tabIndex < 0 && !element.querySelector('a, button, input'))
        found.push(`${named(element)} scrolls and cannot be reached by keyboard`);
    }
    for (const { text, of, left, right } of texts)
      if (left < -1 || right > root.clientWidth + 1) found.push(`“${text}” leaves the screen: ${named(of)}`);
  }

  function lettersAreOfTheScale() {
    const style = getComputedStyle(root);
    const tokens = ['--small', '--body', '--large', '--h2', '--h1'].map(
      (name) => 16 * Number.parseFloat(style.getPropertyValue(name)),
    );
    for (const { of, text } of texts) {
      const size = sizeOf(of);
      const inMath = of.closest('math') !== null;
      if (size < (inMath ? 11 : 12) - 0.01) found.push(`“${text}” has letters of ${size.toFixed(1)} px: ${named(of)}`);
      else if (!inMath && !of.closest('svg')) {
        const scale = of.closest('code, pre, kbd') ? [...tokens, ...tokens.map((token) => 0.9 * token)] : tokens;
        if (!scale.some((token) => Math.abs(token - size) < 0.05))
          found.push(`“${text}” has letters of ${size.toFixed(1)} px, which is no size of the scale: ${named(of)}`);
      }
    }
  }

  function textsDoNotOverlap() {
    const sorted = texts.filter(({ of }) => !isOver(of) && !isTurned(of)).sort((a, b) => a.top - b.top);
    for (const [i, a] of sorted.entries())
      for (let j = i + 1; j < sorted.length; j++) {
        const b = /** @type {Text} */ (sorted[j]);
        if (b.top > a.bottom) break;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const isSame =
          ['math', 'text'].some((name) => a.of.closest(name) !== null && a.of.closest(name) === b.of.closest(name)) ||
          a.of === b.of;
        if (!isSame && wide > 1.5 && high > 1.5)
          found.push(
            `“${a.text}” and “${b.text}” overlap by ${wide.toFixed(0)} × ${high.toFixed(0)} px: ${named(a.of)}`,
          );
      }
  }

  function picturesHoldTheirLetters() {
    for (const { text, of, left, right, top, bottom } of texts) {
      const picture = of.closest('svg');
      if (!picture) continue;
      const box = picture.getBoundingClientRect();
      const over = Math.max(box.left - left, right - box.right, box.top - top, bottom - box.bottom);
      if (over > 2) found.push(`“${text}” leaves its picture by ${over.toFixed(0)} px: ${named(picture)}`);
    }
  }

  function whatIsPressedCanBe() {
    const places = [root, ...shown].map((element) => ({ element, x: element.scrollLeft, y: element.scrollTop }));
    for (const element of shown) {
      if (!element.matches('a[href], button, input, select, textarea, summary, [role="slider"], [role="button"]'))
        continue;
      if (element.closest('.hidden, .skip, fieldset:disabled') || element.matches(':disabled')) continue;
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const isInline = getComputedStyle(element).display === 'inline' && !(element instanceof SVGElement); // a word of a sentence
      if (!isInline && (width < 23.9 || height < 23.9))
        found.push(`${named(element)} is a target of ${width.toFixed(0)} × ${height.toFixed(0)} px`);
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const [box] = (element.querySelector('.grip') ?? element).getClientRects();
      if (!box) continue;
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (hit?.closest('.handle') && element.matches('.handle')) continue; // what a person moved close together
      if (hit && !element.contains(hit) && !hit.contains(element) && !target.contains(hit))
        found.push(`${named(element)} lies under ${named(hit)}`);
    }
    for (const { element, x, y } of places) element.scrollTo(x, y);
  }

  function numbersAreAligned() {
    const number = /^[+\-−<>~≈]?\s?[\d., {3}]*\d(e[+\-−]?\d+)?\s?(%|px|ms|s)?$/;
    for (const table of document.querySelectorAll('main table')) {
      if (!isShown(table)) continue;
      const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children]);
      const columns = Math.max(0, ...rows.map((row) => row.length));
      for (let i = 0; i < columns; i++) {
        const cells = rows
          .flatMap((row) => (row[i] ? [/** @type {Element} */ (row[i])] : []))
          .filter((cell) => cell.tagName === 'TD');
        const full = cells.filter((cell) => cell.textContent?.trim());
        if (full.length < 2 || !full.every((cell) => number.test(cell.textContent?.trim() ?? ''))) continue;
        if (new Set(full.map((cell) => cell.textContent?.trim().length)).size < 2) continue;
        const isRight = full.every((cell) => /right|end|center/.test(getComputedStyle(cell).textAlign));
        const isTabular = full.every((cell) => getComputedStyle(cell).fontVariantNumeric.includes('tabular-nums'));
        const said = `column ${i + 1} of ${named(table)} (“${full[0]?.textContent?.trim()}”)`;
        if (!isRight) found.push(`${said} has numbers that are not aligned`);
        if (!isTabular) found.push(`${said} has numbers of uneven widths`);
      }
    }
  }

  function axesHaveTitles() {
    for (const group of document.querySelectorAll('main svg g')) {
      const isAxis =
        group.querySelector(':scope > path.axis') && group.querySelectorAll(':scope > g > text').length > 1;
      if (!isAxis || !isShown(group)) continue;
      const picture = /** @type {Element} */ (group.closest('svg'));
      const places = [group, group.parentElement, picture]; // a title may stand for several axes
      if (!places.some((place) => place?.querySelector(':scope > text')))
        found.push(`an axis of ${named(picture)} has no title`);
    }
  }

  function oneThingIsFirst() {
    const first = shown.filter((element) => element.matches('button.first:not(:disabled), .button.next'));
    const views = document.querySelectorAll('main article').length; // a page of all lessons has one in each
    if (first.length > Math.max(1, views))
      found.push(
        `${first.length} things are the first to be pressed: ${first.map((own) => own.textContent).join(', ')}`,
      );
  }

  /** @param {Element} element */
  function isShown(element) {
    if (
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.closest('.hidden, .skip')
    )
      return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  }

  /** @param {Element} element */
  function isOver(element) {
    for (let own = /** @type {Element | null} */ (element); own; own = own.parentElement)
      if (/sticky|fixed/.test(getComputedStyle(own).position)) return true;
    return false;
  }

  /** @param {Element} element whose box is larger than its letters, then */
  function isTurned(element) {
    return element instanceof SVGGraphicsElement && Math.abs(element.getScreenCTM()?.b ?? 0) > 0.01;
  }

  /** @param {Element} element in pixels of the screen, also where a picture is scaled */
  function sizeOf(element) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
    return matrix ? size * Math.hypot(matrix.a, matrix.b) : size;
  }

  /** @param {Element} of @returns {Text[]} the lines of all texts, as far as what scrolls shows them, as high as their letters */
  function textsOf(of) {
    const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const all = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        !node.textContent?.trim() ||
        !parent ||
        parent.closest('script, style, title, option, textarea, annotation') ||
        !isShown(parent)
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = parent instanceof SVGElement ? [parent.getBoundingClientRect()] : [...range.getClientRects()];
      for (const box of boxes) {
        const within = scrolled(parent, box);
        const size = sizeOf(parent);
        const slack = Math.max(0, (box.height - size) / 2);
        if (within.right - within.left > 1 && within.bottom - within.top > 1)
          all.push({ text: said(node), of: parent, ...within, top: within.top + slack, bottom: within.bottom - slack });
      }
    }
    return all;
  }

  /** @param {Element} element @param {DOMRect} box */
  function scrolled(element, { left, right, top, bottom }) {
    const seen = { left, right, top, bottom };
    for (let own = /** @type {Element | null} */ (element); own && own !== document.body; own = own.parentElement) {
      if (own instanceof SVGElement || !/auto|scroll|hidden/.test(getComputedStyle(own).overflow)) continue;
      const box = own.getBoundingClientRect();
      seen.left = Math.max(seen.left, box.left);
      seen.right = Math.min(seen.right, box.right);
      seen.top = Math.max(seen.top, box.top);
      seen.bottom = Math.min(seen.bottom, box.bottom);
    }
    return seen;
  }

  /** @param {Node} node */
  function said(node) {
    return (node.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
  }

  /** @param {Element} element */
  function named(element) {
    const name = element.getAttribute('aria-label') ?? said(element);
    const classes = element.getAttribute('class');
    return `${element.tagName.toLowerCase()}${classes ? `.${classes.replaceAll(/\s+/g, '.')}` : ''} ${name.slice(0, 40)}`.trim();
  }
}
