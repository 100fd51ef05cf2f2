/** What an answer other than success says is wrong: its problem document, or its status. */
export async function problemOf(answer: Response): Promise<string> {
	try {
		const { detail, title } = (await answer.json()) as { detail?: unknown; title?: unknown };
		for (const said of [detail, title]) if (typeof said === 'string' && said) return said;
	} catch {
		// Not a problem document: the status says it.
	}
	return `HTTP ${answer.status}`;
}

/** Whether the service itself answered, and not a proxy before it. */
export function isOurs(answer: Response): boolean {
	return answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
}
