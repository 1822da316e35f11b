"""Printing data structures in a form that can be read."""

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object, over several lines if it does not fit on one."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint would print, as a string."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Makes things that cannot be compared sortable."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class PrettyPrinter:
    """Prints with the settings that it was made with."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        stream = self._stream
        if stream is None:
            import sys
            stream = sys.stdout
        if stream is not None:
            stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, _, _ = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layout_of(object)
            if layout is not None:
                context[key] = 1
                layout(object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(text)

    def _layout_of(self, object):
        """The method that spreads such an object over lines, or None."""
        cls = type(object)
        method = cls.__repr__
        if isinstance(object, dict):
            if method is dict.__repr__:
                return self._dict
            name = {"OrderedDict": self._ordered_dict, "defaultdict": self._default_dict, "Counter": self._counter}
            if cls.__module__ == "collections":
                return name.get(cls.__name__)
        for kind, layout in ((list, self._list), (tuple, self._tuple), (set, self._set), (frozenset, self._set),
                             (str, self._str), (bytes, self._bytes), (bytearray, self._bytearray)):
            if isinstance(object, kind) and method is kind.__repr__:
                return layout
        name = cls.__module__, cls.__name__
        if name == ("collections", "deque"):
            return self._deque
        if name == ("types", "SimpleNamespace"):
            return self._namespace
        if name == ("builtins", "mappingproxy"):
            return self._mapping_proxy
        if name == ("collections", "ChainMap"):
            return self._chain_map
        if cls.__module__ == "collections" and cls.__name__ in ("UserDict", "UserList", "UserString"):
            return lambda object, *rest: self._format(object.data, *rest[:-1], rest[-1] - 1)
        if hasattr(cls, "__dataclass_fields__") and "__repr__" in cls.__dict__ \
                and method.__qualname__ == cls.__qualname__ + ".__repr__" \
                and getattr(cls.__dict__["__repr__"], "__module__", "") == "dataclasses":
            return self._dataclass
        return None

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._dict_items(list(items), write, indent, allowance + 1, context, level)
        write("}")

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text)
            write(": ")
            self._format(value, write, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)

    def _named(self, name, inner, object, write, indent, allowance, context, level):
        write(name + "(")
        self._format(inner, write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(mapping, write, indent, allowance + 1 if last else 1, context, level)
            write(")" if last else ",\n" + " " * indent)

    def _mapping_proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        self._fields("namespace", list(object.__dict__.items()), write, indent, allowance, context, level)

    def _dataclass(self, object, write, indent, allowance, context, level):
        items = [(f.name, getattr(object, f.name)) for f in type(object).__dataclass_fields__.values()
                 if f.repr and repr(f._field_type) == "_FIELD"]
        self._fields(type(object).__name__, items, write, indent, allowance, context, level)

    def _fields(self, name, items, write, indent, allowance, context, level):
        indent += len(name) + 1
        write(name + "(")
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)
        write(")")

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        cls = type(object)
        if cls is set:
            write("{")
            end = "}"
        else:
            write(cls.__name__ + "({")
            end = "})"
            indent += len(cls.__name__) + 1
        self._items(sorted(object, key=_SafeKey), write, indent, allowance + len(end), context, level)
        write(end)

    def _deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        write(name + "([")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            text = self._repr(object.maxlen, context, level)
            write("],\n%smaxlen=%s)" % (" " * indent, text))

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        items = list(items)
        newline = ",\n" + " " * indent
        between = ""
        width = room = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = room
                    if between:
                        between = newline
                if width >= needed:
                    width -= needed
                    write(between)
                    between = ", "
                    write(text)
                    continue
            write(between)
            between = newline
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = width = self._width - indent
        chunks = []
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                width -= allowance
            if len(text) <= width:
                chunks.append(text)
                continue
            # The line in words, as many as fit.
            parts = _words(line)
            current = ""
            inner = room
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    inner -= allowance
                if len(repr(candidate)) > inner:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        separator = ""
        width = self._width - indent
        last = len(object) // 4 * 4
        current = b""
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            if i == last:
                width -= allowance
            if len(repr(current + part)) > width and current:
                write(separator + repr(current))
                separator = "\n" + " " * indent
                current = part
            else:
                current += part
        if current:
            write(separator + repr(current))
        if parens:
            write(")")

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, can it be read back?, does it contain itself?)"""
        cls = type(object)
        if cls is int:
            return ("{:_d}".format(object) if self._underscore_numbers else repr(object)), True, False
        if cls in (str, float, bool, type(None), bytes, complex):
            return repr(object), True, False
        method = getattr(cls, "__repr__", None)
        if isinstance(object, dict) and method is dict.__repr__:
            return self._repr_of_dict(object, context, maxlevels, level)
        if isinstance(object, list) and method is list.__repr__ or isinstance(object, tuple) \
                and method is tuple.__repr__:
            return self._repr_of_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _repr_of_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
        for k, v in items:
            k_text, k_readable, k_recursive = self.format(k, context, maxlevels, level + 1)
            v_text, v_readable, v_recursive = self.format(v, context, maxlevels, level + 1)
            parts.append("%s: %s" % (k_text, v_text))
            readable = readable and k_readable and v_readable
            recursive = recursive or k_recursive or v_recursive
        del context[key]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _repr_of_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            shape = "[%s]"
        else:
            shape = "(%s,)" if len(object) == 1 else "(%s)"
        if not object:
            return shape % "", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return shape % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[key]
        return shape % ", ".join(parts), readable, recursive


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _words(line):
    """A line in words, each with the blanks behind it."""
    parts = []
    i, n = 0, len(line)
    while i < n:
        start = i
        while i < n and not line[i].isspace():
            i += 1
        while i < n and line[i].isspace():
            i += 1
        parts.append(line[start:i])
    return parts
