// The token of this tab: kept until the tab closes, sent in one header, never in a URL and never written out.

const KEY = 'banyan-token';

export const token = () => sessionStorage.getItem(KEY);
export const keepToken = text => sessionStorage.setItem(KEY, text);
export const dropToken = () => sessionStorage.removeItem(KEY);
