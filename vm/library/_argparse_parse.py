"""argparse: one run of a parser over a command line."""

import argparse
from argparse import OPTIONAL, ONE_OR_MORE, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, _looks_negative


def _takes(nargs):
    """(least, most) arguments that nargs stands for; most None: any number."""
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, None
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, None
    if nargs == SUPPRESS:
        return 0, 0
    return nargs, nargs


class Run:
    """Walks over the arguments."""

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.positionals = parser._get_positional_actions()
        self.extras = []
        self.seen = set()
        self.seen_non_default = set()
        # What each argument is: an option (its tuple) or None for a value; all behind "--" are values.
        self.kinds = []
        dashes = False
        for arg in args:
            if dashes:
                self.kinds.append("A")
            elif arg == "--":
                self.kinds.append("-")
                dashes = True
            else:
                found = self._as_option(arg)
                self.kinds.append("A" if found is None else found)

    def _as_option(self, arg):
        """None if it is a value; else (action or None, option string, explicit argument or None)."""
        parser = self.parser
        if not arg or arg[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        if "=" in arg:
            option, _, explicit = arg.partition("=")
            if option in known:
                return known[option], option, explicit
        matches = self._abbreviated(arg)
        if len(matches) > 1:
            raise ArgumentError(None, "ambiguous option: %s could match %s"
                                % (arg, ", ".join(option for _, option, _ in matches)))
        if matches:
            return matches[0]
        if _looks_negative(arg) and not parser._has_negative_number_optionals:
            return None
        if " " in arg:
            return None
        return None, arg, None

    def _abbreviated(self, arg):
        parser = self.parser
        known = parser._option_string_actions
        chars = parser.prefix_chars
        result = []
        if arg[0] in chars and arg[1] in chars:
            if parser.allow_abbrev:
                prefix, sign, explicit = arg.partition("=")
                for option in known:
                    if option.startswith(prefix):
                        result.append((known[option], option, explicit if sign else None))
        else:
            short, rest = arg[:2], arg[2:]
            for option in known:
                if option == short:
                    result.append((known[option], option, rest))
                elif option.startswith(arg):
                    result.append((known[option], option, None))
        return result

    def run(self):
        i, n = 0, len(self.args)
        options = [k for k, kind in enumerate(self.kinds) if isinstance(kind, tuple)]
        last = options[-1] if options else -1
        while i <= last:
            next_option = next(k for k in options if k >= i)
            if i != next_option:
                after = self._positionals(i)
                if after > i:
                    i = after
                    continue
                i = after
            if i not in options:
                self.extras.extend(self.args[i:next_option])
                i = next_option
            i = self._option(i)
        stop = self._positionals(i)
        self.extras.extend(self.args[stop:])
        self._check_complete()
        return self.namespace, self.extras

    def _values_from(self, start):
        """How many values stand there before the next option."""
        count = 0
        for kind in self.kinds[start:]:
            if isinstance(kind, tuple):
                break
            count += 1
        return count

    def _option(self, i):
        action, option, explicit = self.kinds[i]
        todo = []
        while True:
            if action is None:
                self.extras.append(self.args[i])
                return i + 1
            if explicit is not None:
                least, most = _takes(action.nargs)
                if most == 0 and option[1:2] not in self.parser.prefix_chars and explicit != "" \
                        and not self.args[i].startswith(option + "="):
                    # -xyz: three options, or -x with y not one of them
                    todo.append((action, [], option))
                    option = option[0] + explicit[0]
                    rest = explicit[1:]
                    action = self.parser._option_string_actions.get(option)
                    if action is None:
                        raise ArgumentError(todo[-1][0], "ignored explicit argument %r" % explicit)
                    explicit = None if not rest else rest[1:] if rest[0] == "=" else rest
                    if rest and rest[0] == "=":
                        explicit = rest[1:]
                    continue
                if (most is None or most >= 1) and least <= 1:
                    todo.append((action, [explicit], option))
                    stop = i + 1
                    break
                raise ArgumentError(action, "ignored explicit argument %r" % explicit
                                    if most == 0 else self._expected(action))
            start = i + 1
            if action.nargs == REMAINDER:
                count = len(self.args) - start
            else:
                kinds = self.kinds[start:]
                count = self._values_from(start)
                if "-" in kinds[:count]:
                    count = kinds.index("-")
            least, most = _takes(action.nargs)
            if action.nargs == PARSER and count:
                count = len(self.args) - start
            if count < least:
                raise ArgumentError(action, self._expected(action))
            count = count if most is None else min(count, most)
            stop = start + count
            todo.append((action, self.args[start:stop], option))
            break
        for each, values, name in todo:
            self._take(each, values, name)
        return stop

    def _expected(self, action):
        nargs = action.nargs
        if nargs is None:
            return "expected one argument"
        if nargs == OPTIONAL:
            return "expected at most one argument"
        if nargs == ONE_OR_MORE:
            return "expected at least one argument"
        return "expected %s argument%s" % (nargs, "" if nargs == 1 else "s")

    def _positionals(self, start):
        """Gives values to as many positional arguments as can have what they need."""
        available = 0
        for kind in self.kinds[start:]:
            if isinstance(kind, tuple):
                break
            available += 1
        values = [k for k in range(start, start + available) if self.kinds[k] == "A"]
        everything = list(range(start, len(self.args)))
        counts = self._distribute(len(values), everything)
        at = 0
        stop = start
        matched = self.positionals[:len(counts)]
        for action, count in zip(matched, counts):
            if action.nargs in (PARSER, REMAINDER):
                first = values[at] if at < len(values) else start
                if action.nargs == REMAINDER and (at == 0 or at >= len(values)):
                    first = stop
                taken = self.args[first:] if at < len(values) or action.nargs == REMAINDER else []
                if action.nargs == PARSER:
                    taken = [arg for k, arg in enumerate(taken) if not (arg == "--" and k == 0)]
                stop = len(self.args)
                at = len(values)
            else:
                chosen = values[at:at + count]
                taken = [self.args[k] for k in chosen]
                at += count
                if chosen:
                    stop = chosen[-1] + 1
            self.positionals = self.positionals[1:]
            self._take(action, taken)
        # A "--" goes with the values around it.
        while stop < len(self.kinds) and self.kinds[stop] == "-" and (at >= len(values)):
            stop += 1
        return stop

    def _distribute(self, available, everything):
        """How many values each of the first positional arguments gets, as greedily as a regular expression would."""
        for length in range(len(self.positionals), 0, -1):
            wanted = [_takes(action.nargs) for action in self.positionals[:length]]
            rest_after = [sum(least for least, _ in wanted[k + 1:]) for k in range(length)]
            left = available
            counts = []
            for k, (least, most) in enumerate(wanted):
                room = left - rest_after[k]
                if room < least:
                    counts = None
                    break
                count = room if most is None else min(room, most)
                counts.append(count)
                left -= count
            if counts is not None:
                return counts
        return []

    def _take(self, action, arg_strings, option=None):
        self.seen.add(action)
        values = self._get_values(action, arg_strings)
        if values is not action.default:
            self.seen_non_default.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_non_default:
                            raise ArgumentError(action, "not allowed with argument %s" % argparse._name_of(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _get_values(self, action, strings):
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                return action.default
            return []
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check(action, value)
            return value
        if nargs == REMAINDER:
            return [self._get_value(action, v) for v in strings]
        if nargs == PARSER:
            value = [self._get_value(action, v) for v in strings]
            self._check(action, value[0])
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        value = [self._get_value(action, v) for v in strings]
        for v in value:
            self._check(action, v)
        return value

    def _get_value(self, action, string):
        convert = self.parser._registries["type"].get(action.type, action.type)
        try:
            return convert(string)
        except argparse.ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, "invalid %s value: %r" % (name, string)) from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, "invalid choice: %r (choose from %s)"
                                % (value, ", ".join(map(repr, action.choices))))

    def _check_complete(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(argparse._name_of(action))
            elif action.default is not None and isinstance(action.default, str) \
                    and hasattr(self.namespace, action.dest) \
                    and action.default is getattr(self.namespace, action.dest):
                setattr(self.namespace, action.dest, self._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: %s" % ", ".join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_non_default for action in group._group_actions):
                names = [argparse._name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, "one of the arguments %s is required" % " ".join(names))
