# urllib.parse: splitting, joining, quoting, queries.
import urllib.parse
from urllib.parse import *

urls = ["http://user:pa@Host.com:8080/a/b;p=1?x=1&y=2#frag", "https://docs.python.org/3/", "mailto:a@b.org", "/a/b?c#d",
        "//host/path", "file:///tmp/x", "HTTP://[::1]:80/x", "path;x", "", "a:b", "http://h?q", "http://h#f", "x://y/z;p",
        "urn:isbn:123", "http://host:/", "ftp://h/a;b/c;d"]
for url in urls:
    s, p = urlsplit(url), urlparse(url)
    print(s, p)
    print(s.username, s.password, s.hostname, s.port, s.geturl(), p.geturl(), urldefrag(url))
print(urlsplit(b"http://h/p?q"), urlparse("//h/p", scheme="ftp"), urlsplit("x#y", allow_fragments=False))
print(urlsplit("http://h/p")._replace(query="z=1").geturl(), urlunsplit(("http", "h", "p", "q", "")),
      urlunparse(("http", "h", "/p", "x", "", "f")), urlsplit(b"http://h:5/").port, urlsplit("http://h/").encode())
base = "http://a/b/c/d;p?q"
for url in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".", "./", "..", "../",
            "../g", "../..", "../../g", "../../../g", "/./g", "g.", "..g", "./../g", "g/../h", "http:g"):
    print(url, urljoin(base, url))
print(urljoin("http://a/b/", "c"), urljoin("", "x"), urljoin("http://a", "b"), urljoin("mailto:x", "y"))
print(quote("a b/c?é&=~-_."), quote("/x y/", safe=""), quote(b"\xff a"), quote_plus("a b+c/d"), quote("é", encoding="latin-1"),
      quote_from_bytes(b"a%"), quote_plus(b"a b"))
print(unquote("a%20b%2Fc%C3%A9%zz%"), unquote_plus("a+b%2Bc"), unquote_to_bytes("%ff%41"), unquote("%E9", "latin-1"),
      repr(unquote("%ff")), unquote(b"%41"))
print(urlencode({"a": 1, "b": "x y&z", "c": "é"}), urlencode([("a", [1, 2])]), urlencode({"a": [1, 2], "b": "xy"}, doseq=True),
      urlencode({"a": "x y"}, quote_via=quote), urlencode({"a/": "b/"}, safe="/"))
print(parse_qs("a=1&a=2&b=x+y%21&c=&d"), parse_qs("a=&b", keep_blank_values=True), parse_qsl("a=1;b=2", separator=";"),
      parse_qs(b"a=1"), parse_qs(""))


def tell(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


tell(lambda: urlsplit("http://h:x/").port)
tell(lambda: urlsplit("http://h:99999/").port)
tell(lambda: urlsplit("http://[::1/"))
tell(lambda: parse_qs("a", strict_parsing=True))
tell(lambda: parse_qs("a=1&b=2", max_num_fields=1))
tell(lambda: urljoin("http://a", b"b"))
tell(lambda: quote(3))
tell(lambda: urlencode("abc"))
tell(lambda: quote(b"x", encoding="utf-8"))
print(urllib.parse.__name__, sorted(urllib.parse.__all__))
