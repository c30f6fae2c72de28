// Reads names of files, a line each, and answers each with its syntax tree, as a line of JSON. Ends
// when its input does. A node is
//   {"type", "line", "column", "text" of a leaf, "children"}
// and what is wrong has the type "ERROR" or "MISSING".
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

function type(node) {
  if (node.isMissing) return 'MISSING';
  return node.isError ? 'ERROR' : node.type;
}

// Named nodes say what was written, but for the word that tells a reference from a resource.
const counts = (node) => node.isNamed || node.isError || node.isMissing || node.type === 'existing';

function tree(node) {
  const children = node.children.filter(counts).map(tree);
  return {
    type: type(node),
    line: node.startPosition.row + 1,
    column: node.startPosition.column + 1,
    text: children.length === 0 ? node.text : '',
    children,
  };
}

for await (const file of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(tree(parser.parse(readFileSync(file, 'utf8')).rootNode)));
}
