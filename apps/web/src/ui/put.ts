/** How far a card stands off its number and the sides of the window. */
const APART = 6;

/** A box in the window's pixels. */
type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/**
 * Puts a card beside its number, inside the window: below, above, to the right or to the left, where it hides the fewest of those elements
 * that it speaks of.
 */
export function put(card: HTMLElement, number: Element, spokenOf: readonly Element[], area: HTMLElement): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const at = number.getBoundingClientRect();
  const [across, down] = [document.documentElement.clientWidth, window.innerHeight];
  const places = [
    { left: at.left, top: at.bottom + APART },
    { left: at.left, top: at.top - APART - height },
    { left: at.right + APART, top: at.top },
    { left: at.left - APART - width, top: at.top },
  ].map(({ left, top }) => {
    const box = { left: within(left, across - width), top: within(top, down - height) };
    return { ...box, right: box.left + width, bottom: box.top + height };
  });
  const boxes = spokenOf.map((element) => element.getBoundingClientRect());
  const hidden = places.map((place) =>
    meets(place, at) ? boxes.length + 1 : boxes.filter((box) => meets(place, box)).length,
  );
  const { left, top } = places[hidden.indexOf(Math.min(...hidden))] as Box;
  const whole = area.getBoundingClientRect();
  card.style.left = `${left - whole.left}px`;
  card.style.top = `${top - whole.top}px`;
}

const within = (start: number, most: number): number => Math.max(APART, Math.min(most - APART, start));

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
