"""Wrapping, filling and indenting text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Wraps text to lines of a width."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _whitespace})
        return text

    def _split(self, text):
        """Words and the blanks between them; compound words in parts."""
        chunks = []
        i, n = 0, len(text)
        while i < n:
            start = i
            blank = text[i] in _whitespace
            while i < n and (text[i] in _whitespace) == blank:
                i += 1
            if blank or not self.break_on_hyphens:
                chunks.append(text[start:i])
            else:
                chunks.extend(_split_word(text[start:i]))
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and len(word) > 1 and word[-1] in ".!?" and word[-2].isascii() \
                    and word[-2].islower():
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = space_left
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            last_allowed = self.max_lines is None or len(lines) + 1 < self.max_lines
            nothing_more = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if last_allowed or nothing_more and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """The text as a list of lines."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The text as one string of lines."""
        return "\n".join(self.wrap(text))


def _is_letter(c):
    return c == "_" or c.isalpha()


def _split_word(word):
    """A word in the parts between which a line may break: after hyphens in compound words, around dashes."""
    parts = []
    start = i = 0
    n = len(word)
    while i < n:
        if word[i] != "-":
            i += 1
            continue
        end = i
        while end < n and word[end] == "-":
            end += 1
        if end - i >= 2:
            # A dash: its own part when it stands between words or after one.
            before_ok = i > start and (word[i - 1].isalnum() or word[i - 1] in "_!\"'&.,?")
            if before_ok and end < n and (word[end].isalnum() or word[end] == "_"):
                parts.append(word[start:i])
                parts.append(word[i:end])
                start = end
            elif i == start and end < n:
                pass
            i = end
            continue
        # A hyphen with two letters before it and letters behind it.
        good_before = i - start >= 2 and _is_letter(word[i - 1]) and _is_letter(word[i - 2]) or \
            i - start >= 3 and word[i - 2] == "-" and _is_letter(word[i - 1])
        good_after = end + 1 < n and _is_letter(word[end]) and (
            _is_letter(word[end + 1]) or word[end + 1] == "-" and end + 2 < n and _is_letter(word[end + 2]))
        if good_before and good_after:
            parts.append(word[start:end])
            start = end
        i = end
    if start < n:
        parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    """The text as a list of lines of at most that width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text as a string of lines of at most that width."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut at a word if it does not fit."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the indent that all its lines share."""
    if not isinstance(text, str):
        raise TypeError("expected string or bytes-like object, got '%s'" % type(text).__name__)
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            if margin.startswith(indent):
                margin = indent
            else:
                for j, (a, b) in enumerate(zip(margin, indent)):
                    if a != b:
                        margin = margin[:j]
                        break
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not blank."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
