"""Splitting and quoting as a shell does."""

import re as _re
import sys as _sys
from collections import deque as _deque
from io import StringIO as _StringIO

__all__ = ["shlex", "split", "quote", "join"]

_LETTERS = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_ACCENTED = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"


class shlex:
    """A lexer for simple languages; iterates over the tokens."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = _StringIO(instream)
        self.instream = _sys.stdin if instream is None else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = _LETTERS + (_ACCENTED if posix else "")
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self._pushed = _deque()
        self._chars = _deque()
        self._ended = False
        self._punctuation = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation:
            self.wordchars += "~-./*?="
            self.wordchars = "".join(c for c in self.wordchars if c not in self._punctuation)

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        """Gives a token back: it is the next one."""
        self._pushed.appendleft(tok)

    def get_token(self):
        """The next token; eof at the end."""
        return self._pushed.popleft() if self._pushed else self.read_token()

    def _next(self):
        c = self._chars.popleft() if self._chars else self.instream.read(1)
        if c == "\n":
            self.lineno += 1
        return c

    def read_token(self):
        """Reads a token, whatever was pushed back."""
        if self._ended:
            return self.eof
        c = self._next()
        while c and (c in self.whitespace or c in self.commenters):
            if c in self.commenters:
                self.instream.readline()
                self.lineno += 1
            c = self._next()
        if not c:
            self._ended = True
            return self.eof
        if c in self._punctuation:
            return self._run_of_punctuation(c)
        return self._word(c)

    def _run_of_punctuation(self, c):
        token = ""
        while c and c in self._punctuation:
            token += c
            c = self._next()
        if c:
            self._chars.appendleft(c)
        return token

    def _word(self, c):
        token = ""
        while c:
            if c in self.quotes and (self.posix or not token):
                quoted = self._quoted(c)
                token += quoted
                if not self.posix:
                    return token
            elif self.posix and c in self.escape:
                c = self._next()
                if not c:
                    raise ValueError("No escaped character")
                token += c
            elif c in self.whitespace:
                break
            elif c in self.commenters:
                self.instream.readline()
                self.lineno += 1
                break
            elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation:
                token += c
            else:
                if not token and not self._punctuation:
                    return c
                if not token:
                    token = c
                    break
                self._chars.appendleft(c)
                if c == "\n":
                    self.lineno -= 1
                break
            c = self._next()
        return token

    def _quoted(self, quote):
        text = "" if self.posix else quote
        while True:
            c = self._next()
            if not c:
                raise ValueError("No closing quotation")
            if c == quote:
                return text if self.posix else text + c
            if self.posix and c in self.escape and quote in self.escapedquotes:
                following = self._next()
                if not following:
                    raise ValueError("No escaped character")
                if following not in self.escape and following != quote:
                    text += c
                c = following
            text += c

    def error_leader(self, infile=None, lineno=None):
        """The beginning of a message about this place."""
        return '"%s", line %d: ' % (infile or self.infile, lineno or self.lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def join(split_command):
    """A command line of words."""
    return " ".join(map(quote, split_command))


def quote(s):
    """The text as one word of a shell."""
    if not s:
        return "''"
    if _re.search(r"[^\w@%+=:,./-]", s, _re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
