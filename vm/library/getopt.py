"""Command lines in the way of C's getopt()."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """msg says what is wrong with opt."""

    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """([(option, value)], rest): options end at the first argument that is none."""
    return _parse(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    """The same with options and arguments in any order."""
    everywhere = not (shortopts.startswith("+") or os.environ.get("POSIXLY_CORRECT"))
    return _parse(args, shortopts.lstrip("+"), longopts, everywhere)


def _parse(args, shortopts, longopts, everywhere):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    args, options, others = list(args), [], []
    while args:
        arg = args[0]
        if arg == "--":
            return options, others + args[1:]
        if arg.startswith("--"):
            _long(args, longopts, options)
        elif arg.startswith("-") and arg != "-":
            _short(args, shortopts, options)
        elif everywhere:
            others.append(args.pop(0))
        else:
            break
    return options, others + args


def _long(args, longopts, options):
    name, equals, value = args.pop(0)[2:].partition("=")
    matches = [each for each in longopts if each.startswith(name)]
    if not matches:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in matches:
        takes = False
    elif name + "=" in matches:
        takes = True
    elif len(matches) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        takes = matches[0].endswith("=")
        name = matches[0].rstrip("=")
    if takes and not equals:
        if not args:
            raise GetoptError("option --%s requires argument" % name, name)
        value = args.pop(0)
    elif equals and not takes:
        raise GetoptError("option --%s must not have an argument" % name, name)
    options.append(("--" + name, value))


def _short(args, shortopts, options):
    letters = args.pop(0)[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError("option -%s not recognized" % letter, letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not args:
                    raise GetoptError("option -%s requires argument" % letter, letter)
                letters = args.pop(0)
            value, letters = letters, ""
        options.append(("-" + letter, value))
