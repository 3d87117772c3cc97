export { dayFull, dayLong, decimal, mondayOf, number, weekFull, weekShort } from './format';
export { firstOf, LANGUAGES, type Language, language, speak, t, type WordArgs, words } from './words.svelte';
