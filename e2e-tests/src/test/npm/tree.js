// Makes the tree of an export anew from its events, as the export's README.txt describes it, and prints its size and root.
const canonicalize = require('canonicalize');
const {createHash} = require('crypto');

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const stored = bytes => Buffer.from(bytes.text ?? bytes.base64, bytes.text === undefined ? 'base64' : 'utf8');
const newest = new Map();
const leaves = [];

function leafOf({payload, metadata, leaf, ...event}) {
  const envelope = {
    ...event,
    payloadSha256: sha256(stored(payload)).toString('hex'),
    metadataSha256: sha256(stored(metadata)).toString('hex'),
    previousLeaf: newest.get(event.aggregateId)
  };
  const own = sha256(Buffer.of(0), Buffer.from(canonicalize(envelope)));
  newest.set(event.aggregateId, own.toString('hex'));
  return own;
}

function root(of) {
  if (of.length === 1) {
    return of[0];
  }
  const left = 2 ** Math.ceil(Math.log2(of.length) - 1);
  return sha256(Buffer.of(1), root(of.slice(0, left)), root(of.slice(left)));
}

require('readline').createInterface({input: process.stdin})
  .on('line', line => leaves.push(leafOf(JSON.parse(line))))
  .on('close', () => console.log(`${leaves.length}\n${root(leaves).toString('base64')}`));
