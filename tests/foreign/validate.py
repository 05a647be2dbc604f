"""Holds XLIFF files against the schemas of OASIS: `validate.py FOLDER FILE…`.

FOLDER has the schemas as Debian's php-symfony-translation installs them. Nothing is
fetched: the schema of the XML namespace, which one of them takes from the web, is there too.
"""

import pathlib
import sys

from lxml import etree

folder = pathlib.Path(sys.argv[1])


class AtHand(etree.Resolver):
    """Finds the schema of the XML namespace here."""

    def resolve(self, url, _id, context):
        name = url.rsplit("/", 1)[-1]
        return self.resolve_filename(str(folder / name), context)


def schema(name):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(AtHand())
    return etree.XMLSchema(etree.parse(str(folder / name), parser))


SCHEMAS = {
    "1.2": schema("xliff-core-1.2-strict.xsd"),
    "2.1": schema("xliff-core-2.0.xsd"),
}

wrong = 0
for file in sys.argv[2:]:
    tree = etree.parse(file, etree.XMLParser(no_network=True, resolve_entities=False))
    schema = SCHEMAS[tree.getroot().get("version")]
    if not schema.validate(tree):
        wrong += 1
        print(file, schema.error_log, file=sys.stderr)
sys.exit(1 if wrong else 0)
