// Prints a line for each look at the page, and the newest update once statuspage.js notices one. That client knows nothing but
// subdomains of its vendor, so the address is put under it where it makes its HTTP client.
const axios = require('axios').default;
const create = axios.create;
axios.create = config => create({...config, baseURL: process.argv[2] + '/api/v2'});

const {StatuspageUpdates} = require('statuspage.js');
const updates = new StatuspageUpdates('page', 50);
updates.on('run', () => console.log('looked'));
updates.on('incident_update', incident => {
  updates.stop();
  console.log(JSON.stringify(incident.incident_updates[0]));
});
updates.start();
