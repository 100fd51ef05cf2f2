/** QR codes, as squares: the site's policy takes no inline style, and no picture is fetched. */
import encodeQR from 'qr';

/** The dark squares of a text's code, row by row, without the margin: to be read with a quarter of it soiled, as paper on walls gets. */
export function squares(text: string): boolean[][] {
	const drawn = encodeQR(text, 'raw', { ecc: 'quartile', border: 1 });
	return drawn.slice(1, -1).map((row) => row.slice(1, -1));
}
