/** QR codes, drawn as one path, since the site's policy takes no inline style and no picture is fetched. */
import encodeQR from 'qr';

export interface Drawn {
	/** Modules on a side, the quiet zone of four included. */
	size: number;
	/** Every dark run of a row as a rectangle one module high. */
	path: string;
}

/** A text as a QR code that is read with a quarter of it soiled: certificates hang on walls. */
export function qr(text: string): Drawn {
	const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: 4 });
	const path = rows.flatMap((row, y) => runs(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`));
	return { size: rows.length, path: path.join('') };
}

/** Where the dark modules of a row begin, and how many follow. */
function runs(row: boolean[]): [number, number][] {
	const found: [number, number][] = [];
	row.forEach((dark, at) => {
		const last = found[found.length - 1];
		if (!dark) return;
		if (last && last[0] + last[1] === at) last[1] += 1;
		else found.push([at, 1]);
	});
	return found;
}
