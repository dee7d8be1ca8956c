// Prints the feed at an address as rss-parser reads it.
const Parser = require('rss-parser');

new Parser().parseURL(process.argv[2]).then(feed => console.log(JSON.stringify(feed)));
