// How much room the window has, in units of the text: larger text is like a smaller window.

/** As many rems as two columns beside the rail need. */
const ROOMY = 66;

/** Returns how much larger the text is than usual; 1 is usual. */
export function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return size > 0 ? size / 16 : 1;
}

/** Tells whether two columns fit beside the rail. */
export function isRoomy(): boolean {
  return window.innerWidth >= ROOMY * 16 * textScale();
}
