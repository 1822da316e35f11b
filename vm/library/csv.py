"""Tables as text: comma separated values."""

import io

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
           "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
           "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_limit = 131072
_dialects = {}
_unset = object()


class Error(Exception):
    __module__ = "_csv"


class _Settings:
    """A checked dialect."""

    __slots__ = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting",
                 "strict")

    def __init__(self, dialect=None, **given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        defaults = {"delimiter": ",", "quotechar": '"', "escapechar": None, "doublequote": True,
                    "skipinitialspace": False, "lineterminator": "\r\n", "quoting": QUOTE_MINIMAL, "strict": False}
        for name in given:
            if name not in defaults:
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        for name, default in defaults.items():
            value = given.get(name, getattr(dialect, name, default) if dialect is not None else default)
            setattr(self, name, value)
        if self.quotechar is None and "quoting" not in given and (dialect is None or not hasattr(dialect, "quoting")):
            self.quoting = QUOTE_NONE
        self._check()

    def _check(self):
        for name, optional in (("delimiter", False), ("quotechar", True), ("escapechar", True)):
            value = getattr(self, name)
            if value is None and optional:
                continue
            if not isinstance(value, str):
                raise TypeError('"%s" must be %s, not %s' % (name, "string or None" if optional else "string",
                                                            type(value).__name__))
            if len(value) != 1:
                raise TypeError('"%s" must be a 1-character string' % name)
        if not isinstance(self.quoting, int) or not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')


class Dialect:
    """To derive from: how a table is written."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Settings(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """As Excel writes it."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def field_size_limit(limit=_unset):
    """The size of the largest field that is read; sets it if one is given."""
    global _limit
    old = _limit
    if limit is not _unset:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


class _Reader:
    """Gives the rows of an iterable of lines."""

    __module__ = "_csv"

    def __init__(self, lines, dialect, **fmtparams):
        self._lines = iter(lines)
        self.dialect = d = _Settings(dialect, **fmtparams)
        self.line_num = 0
        self._quote = d.quotechar if d.quoting != QUOTE_NONE else None
        self._simple = (d.escapechar is None and d.doublequote and not d.strict and not d.skipinitialspace
                        and d.quoting != QUOTE_NONNUMERIC)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._simple:
            return self._next(None)
        line = next(self._lines)
        if isinstance(line, str):
            # Most lines are whole rows with nothing odd in them.
            text = line.rstrip("\r\n")
            if "\r" not in text and "\n" not in text:
                quote = self._quote
                if quote is None or quote not in text:
                    self.line_num += 1
                    return text.split(self.dialect.delimiter) if text else []
                fields = _split_quoted(text, self.dialect.delimiter, quote)
                if fields is not None:
                    self.line_num += 1
                    return fields
        return self._next(line)

    def _next(self, line):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, self._quote, d.escapechar
        fields = []
        field = []  # pieces of the field being read
        quoted = False  # was it in quotes?
        inside = False  # are we between quotes?
        started = False
        while True:
            try:
                if line is None:
                    line = next(self._lines)
            except StopIteration:
                if inside or started:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    fields.append(self._finish(field, quoted))
                    return fields
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)"
                            % type(line).__name__)
            self.line_num += 1
            done = self._line(line, fields, field, quote, escape, delimiter, [quoted, inside, started])
            quoted, inside, started, complete = done
            if complete:
                return fields
            line = None

    def _line(self, line, fields, field, quote, escape, delimiter, state):
        d = self.dialect
        quoted, inside, started = state
        i, n = 0, len(line)
        if not (inside or started) and line.strip("\r\n") == "":
            return quoted, inside, started, True
        fresh = not started and not inside  # at the beginning of a field
        after_quote = False
        while i < n:
            c = line[i]
            i += 1
            if inside:
                if c == escape:
                    if i < n:
                        field.append(line[i])
                        i += 1
                elif c == quote:
                    if d.doublequote and line[i:i + 1] == quote:
                        field.append(quote)
                        i += 1
                    else:
                        inside = False
                        after_quote = True
                else:
                    field.append(c)
                continue
            if c in "\r\n":
                if line[i:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file with "
                                "newline=''?")
                break
            if fresh and c == " " and d.skipinitialspace:
                continue
            if c == delimiter:
                fields.append(self._finish(field, quoted))
                field.clear()
                quoted = after_quote = False
                fresh = True
                continue
            if fresh and c == quote:
                inside = quoted = True
                fresh = False
                continue
            if after_quote and d.strict:
                raise Error("'%s' expected after '%s'" % (delimiter, quote))
            fresh = after_quote = False
            if c == escape:
                if i < n:
                    field.append(line[i])
                    if line[i] in "\r\n":
                        i += 1
                        return quoted, inside, True, False
                    i += 1
                    continue
                return quoted, inside, True, False
            field.append(c)
            if len(field) > _limit:
                raise Error("field larger than field limit (%d)" % _limit)
        if inside:
            return quoted, True, True, False
        fields.append(self._finish(field, quoted))
        return quoted, False, False, True

    def _finish(self, field, quoted):
        text = "".join(field)
        if len(text) > _limit:
            raise Error("field larger than field limit (%d)" % _limit)
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted and text else text


def _split_quoted(text, delimiter, quote):
    """The fields of a row with well-formed quotes; None: it is not one, or goes on in the next line."""
    parts = text.split(quote)  # by turns outside and inside of quotes
    count = len(parts)
    if count % 2 == 0:
        return None
    outside = parts[0]
    if outside and outside[-1] != delimiter:
        return None
    fields = outside[:-1].split(delimiter) if outside else []
    i = 1
    while True:
        inside = parts[i]
        outside = parts[i + 1]
        i += 2
        while not outside and i < count:  # two quotes stand for one
            inside += quote + parts[i]
            outside = parts[i + 1]
            i += 2
        fields.append(inside)
        if i == count:
            if not outside:
                return fields
            return fields + outside[1:].split(delimiter) if outside[0] == delimiter else None
        if outside[0] != delimiter or outside[-1] != delimiter:
            return None
        if len(outside) > 1:
            fields += outside[1:-1].split(delimiter)


_Reader.__name__ = _Reader.__qualname__ = "reader"


def reader(csvfile, dialect="excel", **fmtparams):
    """The rows of a file, or other iterable of lines, as lists of strings."""
    return _Reader(csvfile, dialect, **fmtparams)


class _Writer:
    """Writes rows."""

    __module__ = "_csv"

    def __init__(self, file, dialect, **fmtparams):
        if not hasattr(file, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = file.write
        self.dialect = d = _Settings(dialect, **fmtparams)
        self._special = set(d.lineterminator) | {d.delimiter, d.escapechar, d.quotechar} - {None}
        self._simple = (d.quoting == QUOTE_MINIMAL and d.doublequote and d.escapechar is None and d.quotechar is not None
                        and not d.skipinitialspace and d.lineterminator in ("\r\n", "\n"))

    def writerow(self, row):
        try:
            items = iter(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        d = self.dialect
        if self._simple:
            delimiter, quote, end = d.delimiter, d.quotechar, d.lineterminator[0]
            fields = []
            for item in items:
                text = item if type(item) is str else "" if item is None else str(item)
                if delimiter in text or quote in text or "\n" in text or end in text:
                    text = quote + text.replace(quote, quote + quote) + quote
                fields.append(text)
        else:
            fields = [self._field(item) for item in items]
        if len(fields) == 1 and fields[0] == "":
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            fields[0] = d.quotechar * 2
        return self._write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, item):
        d = self.dialect
        if item is None:
            text = ""
        elif isinstance(item, str):
            text = item
        else:
            text = repr(item) if isinstance(item, float) else str(item)
        quoting = d.quoting
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not isinstance(item, (int, float, complex))
                  or quoting == QUOTE_STRINGS and isinstance(item, str) or quoting == QUOTE_NOTNULL and item is not None)
        special = self._special
        if not any(c in special for c in text):
            if text == "" or not (text[0] == " " and d.skipinitialspace):
                return d.quotechar + text + d.quotechar if quoted else text
        pieces = []
        for c in text:
            if c in special:
                escaped = False
                if quoting == QUOTE_NONE:
                    escaped = True
                elif c == d.quotechar:
                    if d.doublequote:
                        pieces.append(c)
                    else:
                        escaped = True
                    quoted = quoted or not escaped
                elif c == d.escapechar:
                    escaped = True
                else:
                    quoted = True
                if escaped:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    pieces.append(d.escapechar)
            pieces.append(c)
        text = "".join(pieces)
        return d.quotechar + text + d.quotechar if quoted else text


_Writer.__name__ = _Writer.__qualname__ = "writer"


def writer(csvfile, dialect="excel", **fmtparams):
    """What writes rows to a file."""
    return _Writer(csvfile, dialect, **fmtparams)


class DictReader:
    """Gives the rows as dicts; the first row names the columns."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        elif len(names) > len(row):
            for name in names[len(row):]:
                made[name] = self.restval
        return made


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict.keys() if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        best = None
        for c in self.preferred + ["|"]:
            if delimiters is not None and c not in delimiters:
                continue
            counts = [line.count(c) for line in lines]
            if counts and counts[0] and all(n == counts[0] for n in counts) and (best is None or counts[0] > best[0]):
                best = counts[0], c
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(excel):
            _name = "sniffed"
            delimiter = best[1]
            skipinitialspace = all(best[1] + " " in line for line in lines)
            quotechar = "'" if "'" + best[1] in sample and '"' not in sample else '"'
        return dialect

    def has_header(self, sample):
        rows = list(reader(io.StringIO(sample), self.sniff(sample)))
        header, rest = rows[0], rows[1:21]
        votes = 0
        for i, name in enumerate(header):
            column = [row[i] for row in rest if len(row) == len(header)]

            def is_number(text):
                try:
                    complex(text)
                    return True
                except ValueError:
                    return False
            if column and all(map(is_number, column)):
                votes += -1 if is_number(name) else 1
            elif column and len(set(map(len, column))) == 1:
                votes += 1 if len(name) != len(column[0]) else -1
        return votes > 0
