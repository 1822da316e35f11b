"""Constants, templates and the machinery of str.format."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with its first letter large and the others small."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_none = {}


class Template:
    """Text in which $name and ${name} stand for values."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = cls.__dict__.get("pattern") or _pattern_of(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            colno = lineno = 1
        else:
            colno = at - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (lineno, colno))

    def _convert(self, replace):
        """The template with replace(name, match) for every placeholder."""
        found = _compiled(type(self))

        def one(match):
            groups = match.groupdict()
            name = groups.get("named") or groups.get("braced")
            if name is not None:
                return replace(name, match)
            if groups.get("escaped") is not None:
                return self.delimiter
            if groups.get("invalid") is not None:
                return replace(None, match)
            raise ValueError("Unrecognized named group in pattern", found)
        return found.sub(one, self.template)

    def substitute(self, mapping=_none, /, **kws):
        """All placeholders replaced; KeyError if one has no value."""
        values = _merged(mapping, kws)

        def replace(name, match):
            if name is None:
                self._invalid(match.start("invalid"))
            return str(values[name])
        return self._convert(replace)

    def safe_substitute(self, mapping=_none, /, **kws):
        """Placeholders without a value stay."""
        values = _merged(mapping, kws)

        def replace(name, match):
            if name is None:
                return match.group()
            try:
                return str(values[name])
            except KeyError:
                return match.group()
        return self._convert(replace)

    def is_valid(self):
        return not any(m.group("invalid") is not None for m in _compiled(type(self)).finditer(self.template))

    def get_identifiers(self):
        names = []
        for match in _compiled(type(self)).finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None and name not in names:
                names.append(name)
        return names


def _merged(mapping, kws):
    if mapping is _none:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap
    return ChainMap(kws, mapping)


def _pattern_of(cls):
    import re
    return r"""%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))""" % (
        re.escape(cls.delimiter), re.escape(cls.delimiter), cls.idpattern, cls.braceidpattern or cls.idpattern)


def _compiled(cls):
    import re
    pattern = getattr(cls, "pattern", None)
    if pattern is None:
        pattern = _pattern_of(cls)
    if isinstance(pattern, str):
        flags = cls.flags | re.VERBOSE if "pattern" in cls.__dict__ and "\n" in pattern else cls.flags
        pattern = cls.pattern = re.compile(pattern, flags)
    return pattern


def _split_field(field_name):
    """'a.b[0]' -> ('a', [(True, 'b'), (False, 0)])"""
    end = min([i for i in (field_name.find("."), field_name.find("[")) if i >= 0], default=len(field_name))
    first, rest = field_name[:end], field_name[end:]
    if first.isdigit():
        first = int(first)
    parts = []
    while rest:
        if rest[0] == ".":
            rest = rest[1:]
            end = min([i for i in (rest.find("."), rest.find("[")) if i >= 0], default=len(rest))
            if end == 0:
                raise ValueError("Empty attribute in format string")
            parts.append((True, rest[:end]))
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = rest[1:end]
            if not key:
                raise ValueError("Empty attribute in format string")
            parts.append((False, int(key) if key.isdigit() else key))
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        rest = rest[end:]
    return first, parts


def _parse(text):
    """(literal text, field name, format specification, conversion) of each part."""
    i, n = 0, len(text)
    literal = ""
    while i < n:
        c = text[i]
        if c in "{}" and text[i:i + 2] == c * 2:
            yield literal + c, None, None, None
            literal = ""
            i += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if c != "{":
            start = i
            while i < n and text[i] not in "{}":
                i += 1
            literal += text[start:i]
            continue
        i += 1
        if i >= n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, brackets = i, 1, False
        while i < n:
            c = text[i]
            if c == "[":
                brackets = True
            elif c == "]":
                brackets = False
            elif not brackets or ":" in text[start:i]:
                depth += (c == "{") - (c == "}")
                if depth == 0:
                    break
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        field = text[start:i]
        i += 1
        name, colon, spec = _cut(field)
        conversion = None
        if "!" in name:
            name, _, conversion = name.partition("!")
            if not conversion:
                raise ValueError("end of string while looking for conversion specifier" if not colon
                                 else "unmatched '{' in format spec")
            if len(conversion) > 1:
                raise ValueError("expected ':' after conversion specifier")
        yield literal, name, spec, conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def _cut(field):
    """Name and specification; a ':' within brackets belongs to the name."""
    brackets = False
    for i, c in enumerate(field):
        if c == "[":
            brackets = True
        elif c == "]":
            brackets = False
        elif c == ":" and not brackets:
            return field[:i], ":", field[i + 1:]
    return field, "", ""


class Formatter:
    """str.format, with steps that subclasses may change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first = _split_field(name)[0]
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index) + name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
