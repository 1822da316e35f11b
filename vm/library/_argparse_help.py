"""argparse: the text of usage and help."""

from argparse import OPTIONAL, ONE_OR_MORE, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE


class HelpFormatter:
    """Makes usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._indent = 0
        self._longest = 0
        self._root = self._section = (None, None, [])

    # --- Collecting ---

    def start_section(self, heading):
        self._indent += self._indent_increment
        section = (self._section, heading, [])
        self._section[2].append(lambda: self._format_section(section))
        self._section = section

    def end_section(self):
        self._section = self._section[0]
        self._indent -= self._indent_increment

    def _format_section(self, section):
        _, heading, items = section
        self._indent += self._indent_increment
        text = "".join(filter(None, [item() for item in items]))
        self._indent -= self._indent_increment
        if not text:
            return ""
        start = "%*s%s:\n" % (self._indent, "", heading) if heading not in (None, SUPPRESS) else ""
        return "\n%s%s\n" % (start, text)

    def add_text(self, text):
        if text is not None and text is not SUPPRESS:
            self._section[2].append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._section[2].append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._indent]
        for each in self._subactions(action):
            lengths.append(len(self._format_action_invocation(each)) + self._indent + self._indent_increment)
        self._longest = max([self._longest] + lengths)
        self._section[2].append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        self._indent = 0
        text = "".join(filter(None, [item() for item in self._root[2]]))
        if text:
            while "\n\n\n" in text:
                text = text.replace("\n\n\n", "\n\n")
            text = text.strip("\n") + "\n"
        return text

    # --- Formatting ---

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._indent, 11)
        return self._fill_text(text, width, " " * self._indent) + "\n\n"

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = self._prog
        else:
            usage = self._long_usage(actions, groups, prefix)
        return "%s%s\n\n" % (prefix, usage)

    def _long_usage(self, actions, groups, prefix):
        optional = [action for action in actions if action.option_strings]
        positional = [action for action in actions if not action.option_strings]
        opt_parts = self._usage_parts(optional, groups)
        pos_parts = self._usage_parts(positional, groups)
        usage = " ".join([self._prog] + opt_parts + pos_parts)
        width = self._width - self._indent
        if len(prefix) + len(usage) <= width:
            return usage

        def get_lines(parts, indent, prefix=None):
            lines, line = [], []
            length = (len(prefix) if prefix is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if prefix is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if opt_parts:
                lines = get_lines([self._prog] + opt_parts, indent, prefix)
                lines.extend(get_lines(pos_parts, indent))
            elif pos_parts:
                lines = get_lines([self._prog] + pos_parts, indent, prefix)
            else:
                lines = [self._prog]
        else:
            indent = " " * len(prefix)
            parts = opt_parts + pos_parts
            lines = get_lines(parts, indent)
            if len(lines) > 1:
                lines = get_lines(opt_parts, indent) + get_lines(pos_parts, indent)
            lines = [self._prog] + lines
        return "\n".join(lines)

    def _usage_parts(self, actions, groups):
        """The usage of each action; those of an exclusive group as one part."""
        parts = []
        i = 0
        while i < len(actions):
            action = actions[i]
            group = next((g for g in groups if g._group_actions and g._group_actions[0] is action
                          and actions[i:i + len(g._group_actions)] == g._group_actions), None)
            if group is None:
                text = self._one_usage(action, action.required)
                if text:
                    parts.append(text)
                i += 1
                continue
            inner = [self._one_usage(each, True) for each in group._group_actions]
            inner = [text for text in inner if text]
            if inner:
                if group.required:
                    parts.extend(_piped("(", inner, ")") if len(inner) > 1 else inner)
                else:
                    parts.extend(_piped("[", inner, "]"))
            i += len(group._group_actions)
        return parts

    def _one_usage(self, action, bare):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, self._default_positional(action))
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = "%s %s" % (action.option_strings[0], self._format_args(action, self._default_optional(action)))
        return text if bare else "[%s]" % text

    def _format_action(self, action):
        help_position = min(self._longest + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        action_width = help_position - self._indent - 2
        header = self._format_action_invocation(action)
        if not action.help:
            parts = ["%*s%s\n" % (self._indent, "", header)]
        elif len(header) <= action_width:
            parts = ["%*s%-*s  " % (self._indent, "", action_width, header)]
            first = 0
        else:
            parts = ["%*s%s\n" % (self._indent, "", header)]
            first = help_position
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), help_width)
            if lines:
                parts.append("%*s%s\n" % (first, "", lines[0]))
                parts += ["%*s%s\n" % (help_position, "", line) for line in lines[1:]]
        elif not parts[-1].endswith("\n"):
            parts.append("\n")
        self._indent += self._indent_increment
        for each in self._subactions(action):
            parts.append(self._format_action(each))
        self._indent -= self._indent_increment
        return "".join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavars(action, self._default_positional(action), 1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._default_optional(action))
        return ", ".join("%s %s" % (option, args) for option in action.option_strings)

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(map(str, action.choices))
        else:
            result = default
        return result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default):
        def names(count):
            return self._metavars(action, default, count)

        nargs = action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            metavar = names(1)
            return "[%s [%s ...]]" % metavar if len(metavar) == 2 else "[%s ...]" % metavar
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names(1)
        if nargs == SUPPRESS:
            return ""
        return " ".join(["%s"] * nargs) % names(nargs)

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name in list(params):
            if params[name] is SUPPRESS:
                del params[name]
            elif hasattr(params[name], "__name__"):
                params[name] = params[name].__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return self._get_help_string(action) % params

    def _subactions(self, action):
        get = getattr(action, "_get_subactions", None)
        return list(get()) if get is not None else []

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _default_optional(self, action):
        return self._get_default_metavar_for_optional(action)

    def _default_positional(self, action):
        return self._get_default_metavar_for_positional(action)

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _piped(opening, items, closing):
    """'[-a', '| -b]': the parts of an exclusive group, between which lines may be broken."""
    parts = [opening + items[0]] + ["| " + item for item in items[1:]]
    parts[-1] += closing
    return parts


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the description as it is."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all help as it is."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names values after their type."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


for _each in (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter, ArgumentDefaultsHelpFormatter,
              MetavarTypeHelpFormatter):
    _each.__module__ = "argparse"
