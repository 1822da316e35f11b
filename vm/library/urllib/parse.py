"""Taking addresses apart and putting them together, and quoting in them."""

import re
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero",
                 "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
               "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms",
               "sftp", "tel"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*\Z")
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


# --- Quoting ---

def quote_from_bytes(bs, safe="/"):
    """Bytes with %XX for all but letters, digits, _.-~ and those of `safe`."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    kept = _SAFE | frozenset(c for c in (safe.encode("ascii", "ignore") if isinstance(safe, str) else safe) if c < 128)
    return "".join(chr(c) if c in kept else "%%%02X" % c for c in bs)


def quote(string, safe="/", encoding=None, errors=None):
    """The text with %XX for all that is not safe in a path."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes" if encoding is not None
                        else "quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote(), with + for a space: for form data."""
    space, plus = (" ", "+") if isinstance(string, str) else (b" ", "+")
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + " " if isinstance(safe, str) else safe + b" "
    return quote(string, safe, encoding, errors).replace(" ", plus)


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), bytes(string))


def unquote(string, encoding="utf-8", errors="replace"):
    """The text with the characters that %XX stand for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    return re.sub("(?:%[0-9A-Fa-f]{2})+",
                  lambda m: unquote_to_bytes(m[0]).decode(encoding or "utf-8", errors or "replace"), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# --- Results ---

class _Text:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._other(*(part.encode(encoding, errors) for part in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._other(*(part.decode(encoding, errors) for part in self))


class _Location:
    """What the network location says."""

    __slots__ = ()

    def _parts(self):
        """(user, password, host, port) as they stand, or None each."""
        empty, at, colon = ("", "@", ":") if isinstance(self.netloc, str) else (b"", b"@", b":")
        info, found, host = self.netloc.rpartition(at)
        user, has_password, password = info.partition(colon)
        opening, closing = ("[", "]") if isinstance(self.netloc, str) else (b"[", b"]")
        _, bracket, inside = host.partition(opening)
        if bracket:
            name, _, port = inside.partition(closing)
            port = port.partition(colon)[2]
        else:
            name, _, port = host.partition(colon)
        return user if found else None, password if found and has_password else None, name or None, port or None

    @property
    def username(self):
        return self._parts()[0]

    @property
    def password(self):
        return self._parts()[1]

    @property
    def hostname(self):
        host = self._parts()[2]
        if not host:
            return None
        name, percent, zone = host.partition("%" if isinstance(host, str) else b"%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._parts()[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError("Port could not be cast to integer value as %r" % (port,))
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


_Split = namedtuple("SplitResult", "scheme netloc path query fragment")
_Parse = namedtuple("ParseResult", "scheme netloc path params query fragment")
_Defrag = namedtuple("DefragResult", "url fragment")


class SplitResult(_Split, _Location, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Location, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(_Defrag, _Text):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Location, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Location, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Bytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


for _text, _bytes in ((SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes),
                      (DefragResult, DefragResultBytes)):
    _text._other, _bytes._other = _bytes, _text


def _as_text(*args):
    """The arguments as texts, and what makes the result of them what the arguments were."""
    first = args[0]
    if any(isinstance(arg, str) != isinstance(first, str) for arg in args if arg):
        raise TypeError("Cannot mix str and non-str arguments")
    if isinstance(first, str) or not any(args):
        return (*args, lambda result: result)
    return (*(arg.decode("ascii") if arg else "" for arg in args), lambda result: result.encode("ascii"))


# --- Taking apart ---

def urlsplit(url, scheme="", allow_fragments=True):
    """scheme://netloc/path?query#fragment"""
    url, scheme, back = _as_text(url, scheme)
    url = url.lstrip("".join(map(chr, range(33))))
    scheme = scheme.strip("".join(map(chr, range(33))))
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    before, colon, behind = url.partition(":")
    if colon and _SCHEME.match(before):
        scheme, url = before.lower(), behind
    if url.startswith("//"):
        end = min((at for at in map(url[2:].find, "/?#") if at >= 0), default=len(url) - 2) + 2
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlparse(url, scheme="", allow_fragments=True):
    """scheme://netloc/path;params?query#fragment"""
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        at = path.find(";", path.rfind("/") + 1 if "/" in path else 0)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urldefrag(url):
    """The address without its fragment, and that."""
    url, back = _as_text(url)
    if "#" in url:
        *parts, fragment = urlparse(url)
        return back(DefragResult(urlunparse((*parts, "")), fragment))
    return back(DefragResult(url, ""))


# --- Putting together ---

def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return back(url)


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url += ";" + params
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    """The address that `url` means on the page `base`."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    old = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, old.scheme, allow_fragments)
    if scheme != old.scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = old.netloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, old.path, old.params, query or old.query, fragment)))
    parts = old.path.split("/")
    if parts[-1] != "":
        del parts[-1]  # the last one is a file's, not a folder's
    if path[:1] == "/":
        steps = path.split("/")
    else:
        steps = parts + path.split("/")
        steps[1:-1] = filter(None, steps[1:-1])
    return back(urlunparse((scheme, netloc, _resolved(steps), params, query, fragment)))


def _resolved(steps):
    path = []
    for step in steps:
        if step == "..":
            if path:
                path.pop()
        elif step != ".":
            path.append(step)
    if steps[-1] in (".", ".."):
        path.append("")
    return "/".join(path) or "/"


# --- Queries ---

def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    """[(name, value)] of a query."""
    qs, back = _as_text(qs)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    fields = qs.split(separator) if qs else []
    if max_num_fields is not None and len(fields) > max_num_fields:
        raise ValueError("Max number of fields exceeded")
    found = []
    for field in fields:
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (field,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name, value = unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)
            found.append((back(name), back(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """{name: [values]} of a query."""
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """The query of a dict or of pairs."""
    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    fields = []
    for name, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        fields += [quoted(name) + "=" + quoted(each) for each in values]
    return "&".join(fields)
