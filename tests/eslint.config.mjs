// The page's rules, for the tests written in JavaScript.
export { default } from '../web/eslint.config.js';
