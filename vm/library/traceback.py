"""Printing and taking apart tracebacks."""

import sys

import _traceback
from _source import stack

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_cause_text = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_text = "\nDuring handling of the above exception, another exception occurred:\n\n"
_most_repeats = 3


class FrameSummary:
    """One entry of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(
            filename=self.filename, lineno=self.lineno, name=self.name)

    def _carets(self):
        if not self.end_lineno or self.colno is None:
            return ""
        line = self._original_line.rstrip("\r\n")
        marks = _traceback.carets(line.rstrip(), self.lineno, self.end_lineno, self.colno, self.end_colno)
        # CPython's count white space at the end of a line as if it stood at its beginning.
        behind = len(line) - len(line.rstrip())
        return marks[min(behind, len(marks) - len(marks.lstrip(" "))):]


class StackSummary(list):
    """The entries of a traceback or stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = [FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name, lookup_line=False,
                                locals=frame.f_locals if capture_locals else None)
                   for frame, lineno in frame_gen]
        return klass(_limited(entries, limit))

    @classmethod
    def from_list(klass, a_list):
        made = klass()
        for entry in a_list:
            made.append(entry if isinstance(entry, FrameSummary)
                        else FrameSummary(entry[0], entry[1], entry[2], line=entry[3]))
        return made

    def format_frame_summary(self, frame_summary):
        text = '  File "%s", line %s, in %s\n' % (frame_summary.filename, frame_summary.lineno, frame_summary.name)
        if frame_summary.line:
            text += "    %s\n" % frame_summary.line
            carets = frame_summary._carets()
            if carets:
                text += "    %s\n" % carets
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += "    %s = %s\n" % (name, value)
        return text

    def format(self):
        result = []
        last, count = None, 0
        for entry in self:
            key = (entry.filename, entry.lineno, entry.name)
            if key != last:
                result += _repeats(count)
                last, count = key, 0
            count += 1
            if count <= _most_repeats:
                text = self.format_frame_summary(entry)
                if text is not None:
                    result.append(text)
        return result + _repeats(count)


def _repeats(count):
    count -= _most_repeats
    if count <= 0:
        return []
    return ["  [Previous line repeated %d more time%s]\n" % (count, "s" if count > 1 else "")]


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def walk_stack(f):
    """(frame, line) of a frame and those that called it."""
    if f is None:
        f = sys._getframe(1)
        while f is not None and f.f_code.co_filename == __file__:
            f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """(frame, line) of a traceback's entries."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """The entries of a traceback as a StackSummary."""
    entries = [FrameSummary(filename, line, name, lookup_line=False, end_lineno=end_line, colno=column,
                            end_colno=end_column)
               for filename, name, line, end_line, column, end_column in _traceback.entries(tb)]
    return StackSummary(_limited(entries, limit))


def _stack(f, limit):
    if f is None:
        # From the caller of the function of ours that calls this one.
        entries = StackSummary([FrameSummary(filename, line, name, lookup_line=False)
                                for filename, line, name, _ in stack()[2:]])
    else:
        entries = StackSummary.extract(walk_stack(f), lookup_lines=False)
    entries.reverse()
    if limit is not None:
        entries = StackSummary(entries[-limit:] if limit >= 0 else entries[:-limit])
    return entries


def extract_stack(f=None, limit=None):
    """The entries of the current stack, outermost first."""
    return _stack(f, limit)


def format_stack(f=None, limit=None):
    return _stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(_stack(f, limit), file)


def print_list(extracted_list, file=None):
    file = sys.stderr if file is None else file
    for text in StackSummary.from_list(extracted_list).format():
        print(text, file=file, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


_unset = object()


def _exception_of(exc, value):
    if value is _unset:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError("Exception expected for value, %s found" % type(exc).__name__)
        return exc
    return value


def _whole(exc, tb, limit, chain):
    """Can the machine itself format it?"""
    return (limit is None and chain and exc is not None and (tb is _unset or tb is exc.__traceback__)
            and getattr(sys, "tracebacklimit", None) is None
            and not getattr(sys.modules.get("linecache"), "cache", None))  # which may hold lines that no file has


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    """What an uncaught exception would print, as a list of lines."""
    value = _exception_of(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, value.__traceback__ if tb is _unset else tb,
                                   limit=limit).format(chain=chain))


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True):
    """Writes what an uncaught exception would."""
    value = _exception_of(exc, value)
    file = sys.stderr if file is None else file
    if _whole(value, tb, limit, chain):
        print(_traceback.format(value), file=file, end="")
    else:
        print("".join(format_exception(value, value, value.__traceback__ if tb is _unset and value is not None else tb,
                                       limit, chain)), file=file, end="")


def format_exception_only(exc, /, value=_unset):
    """The last lines: class, message and notes."""
    value = _exception_of(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    if isinstance(value, BaseException):
        return list(TracebackException(type(value), value, None).format_exception_only())
    return ["%s: %s\n" % (exc.__qualname__ if isinstance(exc, type) else exc, value)]


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception being handled as text."""
    exc = sys.exception()
    if _whole(exc, _unset, limit, chain):
        return _traceback.format(exc)
    return "".join(format_exception(exc, limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    exc = getattr(sys, "last_exc", None) or getattr(sys, "last_value", None)
    if exc is None:
        raise ValueError("no last exception")
    print_exception(exc, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Lets go of the local variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (RuntimeError, AttributeError):
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception with everything that printing it needs."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        if capture_locals:
            entries = extract_tb(exc_traceback)
            for (frame, _), entry in zip(walk_tb(exc_traceback), entries):
                entry.locals = {name: repr(value) for name, value in frame.f_locals.items()}
            self.stack = StackSummary(_limited(entries, limit))
        else:
            self.stack = extract_tb(exc_traceback, limit)
        self.exc_type = exc_type
        self.exc_type_str = _class_name(exc_type)
        self._only = None if exc_value is None else _traceback.format_only(exc_value)
        self._str = _safe_str(exc_value)
        if exc_traceback is None and isinstance(exc_value, NameError):
            # What was meant is sought among the names of the frame, which is unknown.
            first, newline, rest = self._only.partition("\n")
            _, hint, module = first.rpartition("id you forget to import ")
            hint = ". D" + hint + module if hint else ""
            self._only = first.partition(". Did you ")[0] + hint + newline + rest
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.exceptions = None
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = False
        if isinstance(exc_value, SyntaxError):
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno = str(exc_value.lineno) if exc_value.lineno is not None else None
            self.offset = exc_value.offset
        if exc_value is None:
            return

        def inner(exc):
            return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, capture_locals=capture_locals,
                                      max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)

        if exc_value.__cause__ is not None and id(exc_value.__cause__) not in seen:
            self.__cause__ = inner(exc_value.__cause__)
        self.__suppress_context__ = exc_value.__suppress_context__
        needs_context = not compact or self.__cause__ is None and not self.__suppress_context__
        if exc_value.__context__ is not None and needs_context and id(exc_value.__context__) not in seen:
            self.__context__ = inner(exc_value.__context__)
        members = getattr(exc_value, "exceptions", None)
        if members is not None and any(c.__name__ == "BaseExceptionGroup" for c in exc_type.__mro__):
            self.exceptions = [inner(each) for each in members]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self):
        if self._only is None:
            yield self.exc_type_str + "\n"
            return
        if self.filename_lines():
            for line in self._only.split("\n"):
                yield line + "\n"
        else:
            yield self._only + "\n"
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe_str(note).split("\n"):
                    yield line + "\n"
        else:
            yield "%r\n" % (notes,)

    def filename_lines(self):
        return self.exc_type is not None and issubclass(self.exc_type, SyntaxError)

    def format(self, *, chain=True, _indent=0):
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format(chain=chain, _indent=_indent)
            yield _cause_text
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format(chain=chain, _indent=_indent)
            yield _context_text
        if self.exceptions is not None:
            yield from self._format_group(_indent)
            return
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def _format_group(self, depth):
        """With the frames of '|' and '+' that show what belongs to the group."""
        margin = "  | " if depth == 0 else "| "
        first = "  + " if depth == 0 else "+ "
        head = []
        if self.stack:
            head.append("Exception Group Traceback (most recent call last):\n")
            head += self.stack.format()
        head += list(self.format_exception_only())
        for i, text in enumerate(head):
            mark = first if i == 0 and self.stack else margin
            for line in text.splitlines(True):
                yield mark + line
                mark = margin
        pad = "  " if depth == 0 else ""
        count = len(self.exceptions)
        for i, each in enumerate(self.exceptions):
            yield pad + ("+-" if i == 0 else "  ") + "+---------------- %d ----------------\n" % (i + 1)
            for text in each.format(_indent=depth + 1):
                for line in text.splitlines(True):
                    yield pad + "  " + ("" if each.exceptions is not None else "| ") + line
            if i == count - 1:
                yield pad + "  +------------------------------------\n"

    def print(self, *, file=None, chain=True):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _class_name(cls):
    if cls is None:
        return "None"
    return cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else cls.__module__ + "." + cls.__qualname__


def _safe_str(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"
