import { resource, type Resource } from '../../lib/resource.svelte';
import type { CalendarYear, List } from '../../lib/types';

/** The years whose working days are published, by which periods are counted. Call while a component is set up. */
export function publishedYears(): Resource<List<CalendarYear>> {
	return resource<List<CalendarYear>>(() => '/calendar?limit=10');
}
