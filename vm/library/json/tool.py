"""python -m json.tool: checks a JSON text and prints it in order."""

import json
import sys


def main():
    from argparse import ArgumentParser
    parser = ArgumentParser(prog="python -m json.tool",
                            description="A simple command line interface for json module to validate and "
                                        "pretty-print JSON objects.")
    parser.add_argument("infile", nargs="?", default="-", help="a JSON file to be validated or pretty-printed")
    parser.add_argument("outfile", nargs="?", help="write the output of infile to outfile")
    parser.add_argument("--sort-keys", action="store_true", help="sort the output of dictionaries by key")
    parser.add_argument("--no-ensure-ascii", dest="ensure_ascii", action="store_false",
                        help="disable escaping of non-ASCII characters")
    parser.add_argument("--json-lines", action="store_true", help="parse input using the JSON Lines format")
    parser.add_argument("--indent", type=int, default=4, help="separate items with newlines and indent by this many")
    parser.add_argument("--tab", dest="indent", action="store_const", const="\t", help="use tabs for indentation")
    parser.add_argument("--no-indent", dest="indent", action="store_const", const=None,
                        help="separate items with spaces rather than newlines")
    parser.add_argument("--compact", action="store_true", help="suppress all whitespace separation (most compact)")
    given = parser.parse_args()
    options = {"sort_keys": given.sort_keys, "ensure_ascii": given.ensure_ascii, "indent": given.indent}
    if given.compact:
        options.update(indent=None, separators=(",", ":"))
    try:
        with (sys.stdin if given.infile == "-" else open(given.infile, encoding="utf-8")) as source:
            values = [json.loads(line) for line in source] if given.json_lines else [json.load(source)]
    except ValueError as e:
        raise SystemExit(e)
    output = sys.stdout if given.outfile in (None, "-") else open(given.outfile, "w", encoding="utf-8")
    with output:
        for value in values:
            output.write(json.dumps(value, **options) + "\n")


if __name__ == "__main__":
    main()
