// Pictures that arrive as SVG text, made ready for an <img>.

import regular from '../../../assets/fonts/Figtree-Regular.woff2?inline';
import semibold from '../../../assets/fonts/Figtree-SemiBold.woff2?inline';

const FACES = `<style>@font-face{font-family:Figtree;font-weight:400;src:url(${regular})}@font-face{font-family:Figtree;font-weight:600;src:url(${semibold})}</style>`;

/** Puts the window's typeface into an SVG: a picture in an <img> cannot reach that of the page. */
export function withTypeface(svg: string): string {
  return svg.replace(/<svg\b[^>]*>/, (opening) => opening + FACES);
}

/** Returns an address under which an <img> finds the picture, and a function that gives it back. */
export function pictureAddress(svg: string): { address: string; release: () => void } {
  const address = URL.createObjectURL(new Blob([withTypeface(svg)], { type: 'image/svg+xml' }));
  return { address, release: () => URL.revokeObjectURL(address) };
}
