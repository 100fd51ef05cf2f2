/** Whether the last request reached the service. */
export const online = $state({ current: true });
