/**
 * Every page of the site. Navigation, links, the accessibility tests and the bench are made from this table, which node
 * reads as it is.
 *
 * @typedef {import('./lib/i18n.svelte').Text} Text
 * @typedef {import('./lib/types').HitKind} HitKind
 * @typedef {'header' | 'tools' | 'chain' | 'oversight' | 'uses' | 'footer'} Menu
 *
 * @typedef {object} Route
 * @property {string} pattern Address; what it names with `:` is handed to the page as properties.
 * @property {string} page File in `pages`, without `.svelte`.
 * @property {string | { list: string, key: string }} example An address that tests open: itself, or the pattern with the
 *   member `key` of the first item of the API's `list`.
 * @property {Partial<Record<Menu, Text>>} [menus] The menus that lead to it, and what they call it.
 * @property {Partial<Record<HitKind, string>>} [shows] Addresses of the things shown there, with `:id`.
 * @property {boolean} [timed] Whether the bench opens it.
 */

/** @type {(zh: string, en: string) => Text} */
const text = (zh, en) => ({ zh, en });

/** @type {Route[]} */
export const ROUTES = [
	{ pattern: '/', page: 'Home', example: '/', menus: { header: text('首页', 'Home') }, timed: true },
	{ pattern: '/batches', page: 'Batches', example: '/batches', menus: { header: text('签发批次', 'Batches') }, timed: true },
	{ pattern: '/batches/:id', page: 'Batch', example: '/batches/1', shows: { batch: '/batches/:id' } },
	{ pattern: '/batches/:id/recompute', page: 'Recompute', example: '/batches/1/recompute' },
	{ pattern: '/scenarios', page: 'Scenarios', example: '/scenarios', menus: { header: text('减排场景', 'Scenarios') } },
	{ pattern: '/scenarios/:id', page: 'Scenario', example: '/scenarios/1', shows: { scenario: '/scenarios/:id' } },
	{ pattern: '/methodologies', page: 'Methodologies', example: '/methodologies', menus: { header: text('方法学', 'Methodologies') } },
	{ pattern: '/methodologies/:id', page: 'Methodology', example: '/methodologies/1', shows: { methodology: '/methodologies/:id' } },
	{
		pattern: '/notices',
		page: 'Notices',
		example: '/notices',
		menus: { oversight: text('公示栏', 'Public notices'), footer: text('公示栏', 'Public notices') },
	},
	{
		pattern: '/claims',
		page: 'Claims',
		example: '/claims',
		menus: { oversight: text('机制外申报登记', 'Outside claims'), footer: text('机制外申报登记', 'Register of outside claims') },
	},
	{ pattern: '/verifiers', page: 'Verifiers', example: '/verifiers', menus: { header: text('核查机构', 'Verifiers') } },
	{
		pattern: '/verifiers/:id',
		page: 'Verifier',
		example: { list: '/verifiers', key: 'id' },
		shows: { verifier: '/verifiers/:id' },
	},
	{ pattern: '/experts', page: 'Experts', example: '/experts', menus: { header: text('专家', 'Experts') } },
	{ pattern: '/experts/:id', page: 'Expert', example: '/experts/1', shows: { expert: '/experts/:id' } },
	{
		pattern: '/participants',
		page: 'Participants',
		example: '/participants',
		menus: { header: text('参与者', 'Participants') },
		timed: true,
	},
	{ pattern: '/participants/:id', page: 'Participant', example: '/participants/4', shows: { participant: '/participants/:id' } },
	{
		pattern: '/mall',
		page: 'Mall',
		example: '/mall',
		menus: {
			header: text('兑换与消纳', 'Mall'),
			uses: text('碳积分商城', 'The mall'),
			footer: text('碳积分商城', 'The mall'),
		},
	},
	{ pattern: '/items/:id', page: 'Item', example: { list: '/items', key: 'id' }, shows: { item: '/items/:id' } },
	{ pattern: '/orders/:id', page: 'Order', example: { list: '/orders', key: 'id' }, shows: { order: '/orders/:id' } },
	{
		pattern: '/providers',
		page: 'Providers',
		example: '/providers',
		menus: { uses: text('权益提供方', 'Providers') },
	},
	{
		pattern: '/large-events',
		page: 'LargeEvents',
		example: '/large-events',
		menus: { uses: text('大型活动碳中和', 'Events'), footer: text('大型活动碳中和', 'Events and their neutrality') },
	},
	{
		pattern: '/large-events/:id',
		page: 'LargeEvent',
		example: { list: '/large_events', key: 'id' },
		shows: { large_event: '/large-events/:id' },
	},
	{ pattern: '/retirements', page: 'Retirements', example: '/retirements', menus: { uses: text('注销', 'Retirements') } },
	{
		pattern: '/retirements/:id',
		page: 'Retirement',
		example: { list: '/retirements', key: 'id' },
		shows: { retirement: '/retirements/:id' },
	},
	{
		pattern: '/certificates',
		page: 'Certificates',
		example: '/certificates',
		menus: { uses: text('证书', 'Certificates'), footer: text('查验证书', 'Check a certificate') },
	},
	{
		pattern: '/certificates/:id',
		page: 'Certificate',
		example: { list: '/certificates', key: 'number' },
		shows: { certificate: '/certificates/:id' },
	},
	{
		pattern: '/reports',
		page: 'Reports',
		example: '/reports',
		menus: { header: text('公开与监督', 'Oversight'), oversight: text('报告', 'Reports') },
	},
	{ pattern: '/reports/:id', page: 'Report', example: { list: '/reports', key: 'id' }, shows: { report: '/reports/:id' } },
	{
		pattern: '/agenda',
		page: 'Agenda',
		example: '/agenda',
		menus: { oversight: text('办理期限', 'Deadlines') },
		shows: { calendar: '/agenda#year-:id' },
	},
	{
		pattern: '/rules',
		page: 'Rules',
		example: '/rules',
		menus: { oversight: text('制度与标准', 'Rules'), footer: text('制度与标准', 'Rules and standards') },
		shows: { rule: '/rules#:id' },
	},
	{
		pattern: '/complaints',
		page: 'Complaints',
		example: '/complaints',
		menus: { oversight: text('投诉与答复', 'Complaints'), footer: text('投诉与答复', 'Complaints') },
	},
	{ pattern: '/complaints/:id', page: 'Complaint', example: '/complaints/1', shows: { complaint: '/complaints/:id' } },
	{
		pattern: '/sanctions',
		page: 'Sanctions',
		example: '/sanctions',
		menus: { oversight: text('处理', 'Sanctions') },
		shows: { sanction: '/sanctions#:id' },
	},
	{ pattern: '/regions', page: 'Regions', example: '/regions', menus: { oversight: text('地区', 'Regions') } },
	{ pattern: '/regions/:id', page: 'Region', example: '/regions/320100', shows: { region: '/regions/:id' } },
	{
		pattern: '/mandates',
		page: 'Mandates',
		example: '/mandates',
		menus: { oversight: text('委托', 'Mandates'), footer: text('委托', 'Mandates') },
		shows: { mandate: '/mandates#:id' },
	},
	{
		pattern: '/blocks',
		page: 'Blocks',
		example: '/blocks',
		menus: { header: text('区块', 'Blocks'), chain: text('区块', 'Blocks') },
		timed: true,
	},
	{ pattern: '/blocks/:id', page: 'Block', example: '/blocks/1', shows: { block: '/blocks/:id' } },
	{
		pattern: '/documents',
		page: 'Documents',
		example: '/documents',
		menus: { header: text('材料', 'Documents') },
		shows: { document: '/documents?digest=:id' },
	},
	{
		pattern: '/data',
		page: 'Data',
		example: '/data',
		menus: { header: text('开放数据', 'Open data'), footer: text('开放数据与接口', 'Open data and API') },
	},
	{
		pattern: '/about',
		page: 'About',
		example: '/about',
		menus: { header: text('说明', 'About'), footer: text('一克减碳量如何产生', 'How a gram is issued') },
	},
	{
		pattern: '/extrinsics',
		page: 'Extrinsics',
		example: '/extrinsics',
		menus: { chain: text('链上操作', 'Extrinsics'), footer: text('链上操作', 'Extrinsics') },
		shows: { signer: '/extrinsics?signer=:id' },
		timed: true,
	},
	{ pattern: '/extrinsics/:id', page: 'Extrinsic', example: '/extrinsics/1-0', shows: { extrinsic: '/extrinsics/:id' } },
	{
		pattern: '/events',
		page: 'Events',
		example: '/events',
		menus: { chain: text('事件', 'Events'), footer: text('事件', 'Events') },
		timed: true,
	},
	{
		pattern: '/validators',
		page: 'Validators',
		example: '/validators',
		menus: { chain: text('验证节点', 'Validators'), footer: text('验证节点', 'Validators') },
		shows: { validator: '/validators#:id', department: '/validators#department-:id' },
	},
	{
		pattern: '/me',
		page: 'Me',
		example: '/me',
		menus: { tools: text('我的碳积分', 'My points'), footer: text('个人入口', 'For people') },
	},
	{ pattern: '/verify', page: 'Verify', example: '/verify', menus: { footer: text('核查机构入口', 'For verifiers') } },
	{ pattern: '/verify/:id', page: 'Verify', example: '/verify/1' },
	{ pattern: '/office', page: 'Office', example: '/office', menus: { footer: text('管理机构入口', 'For offices') } },
	{ pattern: '/developer', page: 'Developer', example: '/developer', menus: { footer: text('开发主体入口', 'For developers') } },
	{ pattern: '/organisation', page: 'Organisation', example: '/organisation', menus: { footer: text('机构入口', 'For organisations') } },
	{ pattern: '/expert', page: 'Panel', example: '/expert', menus: { footer: text('专家入口', 'For experts') } },
	{ pattern: '/council', page: 'Council', example: '/council', menus: { footer: text('相关部门入口', 'For the council') } },
	{ pattern: '/search', page: 'Search', example: '/search?q=1' },
];

/** The page of an address that fits no pattern. */
export const LOST = 'NotFound';

/**
 * A menu's entries, in the table's order.
 *
 * @param {Menu} menu
 * @returns {{ href: string, label: Text }[]}
 */
export function entries(menu) {
	return ROUTES.flatMap(({ pattern, menus }) => {
		const label = menus?.[menu];
		return label ? [{ href: pattern, label }] : [];
	});
}
